import type { Json } from '../events/event';
import { field, isObject, listOf, textOf } from '../json';
import { maskSecrets } from '../graph/mask';

/** A Flow as a list shows it. */
export interface FlowChoice {
	id: string;
	name: string;
	/** "Feedback · Published". */
	label: string;
	/** Whether people can get it at all. */
	sendable: boolean;
	/** Goes out in draft mode only. */
	draft: boolean;
	/** What stands in the way or limits it, as one sentence. */
	why?: string;
}

interface FlowStatus {
	word: string;
	sendable: boolean;
	draft?: true;
	why?: string;
}

/** Meta docs: Flows API, Flow status; code 132069 for the ten an hour. */
const statuses: ReadonlyMap<string | undefined, FlowStatus> = new Map([
	['PUBLISHED', { word: 'Published', sendable: true }],
	[
		'DRAFT',
		{
			word: 'Draft',
			sendable: true,
			draft: true,
			why: 'It is a draft: send it in draft mode to try it, or publish it in WhatsApp Manager.',
		},
	],
	[
		'THROTTLED',
		{
			word: 'Throttled',
			sendable: true,
			why: 'Its endpoint has problems, so that it goes out only ten times an hour: correct the endpoint.',
		},
	],
	[
		'BLOCKED',
		{
			word: 'Blocked',
			sendable: false,
			why: 'Meta has blocked it for problems of its endpoint: correct the endpoint and publish again.',
		},
	],
	['DEPRECATED', { word: 'Deprecated', sendable: false, why: 'It was retired: choose another Flow.' }],
]);

/**
 * What a picker says about a Flow.
 *
 * @param json A Flow as the Graph API gives it. Nothing throws: without an id, `id` is empty and it cannot be sent.
 */
export function describeFlow(json: unknown): FlowChoice {
	const flow = isObject(json) ? json : {};
	const id = textOf(flow.id) ?? '';
	const name = textOf(flow.name) ?? id;
	const given = textOf(flow.status);
	const status: FlowStatus = statuses.get(given) ?? { word: inWords(given), sendable: true };
	const obstacle = healthProblem(flow.health_status);
	const why = obstacle ?? status.why;
	return {
		id,
		name,
		label: status.word === '' ? name : `${name} · ${status.word}`,
		sendable: id !== '' && status.sendable && obstacle === undefined,
		draft: status.draft ?? false,
		...(why === undefined ? {} : { why }),
	};
}

/** Meta's health check of the Flow, its account and its app, where it was asked for. */
function healthProblem(health: Json | undefined): string | undefined {
	if (field(health, 'can_send_message') !== 'BLOCKED') return undefined;
	const errors = listOf(field(health, 'entities'))
		.flatMap((entity) => listOf(field(entity, 'errors')))
		.filter(isObject);
	const texts = [errors[0]?.error_description, errors[0]?.possible_solution].map((text) => textOf(text));
	const said = texts.filter((text) => text !== undefined).join(' ');
	return said === ''
		? 'Meta reports that it cannot be sent: see its health in WhatsApp Manager.'
		: maskSecrets(said);
}

/** A status that is new: "IN_REVIEW" → "In review". */
function inWords(status: string | undefined): string {
	const words = (status ?? '').replaceAll('_', ' ').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
