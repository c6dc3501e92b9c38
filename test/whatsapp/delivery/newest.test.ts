import { expect } from 'chai';
import fc from 'fast-check';
import type { StatusEvent } from '../../../whatsapp/events/event';
import { isNewer, newestStatuses, statusRank } from '../../../whatsapp/delivery/newest';

/** "read@3": the status, and the second it says. */
function status(text: string, id = 'wamid.A', more: Partial<StatusEvent> = {}): StatusEvent {
	const [word = '', second = '0'] = text.split('@');
	const time = new Date(1_790_000_000_000 + Number(second) * 1000).toISOString();
	return { kind: 'status', key: `${id}:${word}`, id, status: word, time, contact: {}, business: {}, ...more };
}

function short(event: StatusEvent): string {
	return `${event.status}@${(Date.parse(event.time) - 1_790_000_000_000) / 1000}`;
}

describe('the newest status of a message', () => {
	const cases: [statuses: string, newest: string][] = [
		['accepted@0 sent@1 delivered@2 read@3', 'read@3'],
		// Meta's clocks differ: the step decides, not the time.
		['delivered@1 sent@2', 'delivered@1'],
		['read@1 delivered@2', 'read@1'],
		['sent@1 accepted@5', 'sent@1'],
		['unknown@0 sent@1', 'sent@1'],
		['sent@1 rejected@2', 'rejected@2'],
		['sent@3 rejected@2', 'rejected@2'],
		['rejected@1 delivered@2', 'delivered@2'],
		['delivered@1 rejected@2', 'rejected@2'],
		['rejected@1 delivered@1', 'rejected@1'],
		['rejected@1 rejected@4 delivered@2', 'rejected@4'],
		// These three beat each other in a circle: the message arrived after the refusal, and was read.
		['read@1 rejected@2 delivered@3', 'read@1'],
		['warning@9 sent@1', 'sent@1'],
		['warning@9', 'warning@9'],
		['delivered@1 delivered@2', 'delivered@2'],
	];
	for (const [statuses, newest] of cases) {
		it(`${statuses}: ${newest}`, () => {
			const events = statuses.split(' ').map((text) => status(text));
			expect(newestStatuses(events).map(short)).to.deep.equal([newest]);
			expect(newestStatuses(events.reverse()).map(short)).to.deep.equal([newest]);
		});
	}

	it('does not depend on the order in which the statuses arrive, nor on repeats', () => {
		const word = fc.constantFrom(
			'accepted',
			'sent',
			'delivered',
			'read',
			'rejected',
			'unknown',
			'warning',
			'new',
		);
		const any = fc
			.tuple(word, fc.nat(4), fc.constantFrom('wamid.A', 'wamid.B'), fc.constantFrom('', 'x'))
			.map(([name, second, id, preview]) =>
				status(`${name}@${second}`, id, preview === '' ? {} : { preview }),
			);
		const shuffled = fc
			.array(any, { minLength: 1, maxLength: 8 })
			.chain((events) =>
				fc.tuple(
					fc.constant(events),
					fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
				),
			);
		fc.assert(
			fc.property(shuffled, ([events, others]) => {
				const byId = (list: StatusEvent[]) => new Map(newestStatuses(list).map((event) => [event.id, event]));
				expect(byId(others)).to.deep.equal(byId(events));
			}),
		);
	});

	it('is the same of two repeats that differ, whichever comes first', () => {
		const repeats = [
			status('sent@1', 'wamid.A', { preview: 'a' }),
			status('sent@1', 'wamid.A', { preview: 'b' }),
		];
		expect(newestStatuses(repeats)).to.deep.equal(newestStatuses([...repeats].reverse()));
	});

	it('is one for each message, in the order of the messages', () => {
		const events = [status('sent', 'wamid.B'), status('sent', 'wamid.A'), status('read@1', 'wamid.B')];
		expect(newestStatuses(events).map(({ key }) => key)).to.deep.equal(['wamid.B:read', 'wamid.A:sent']);
	});

	it('leaves refused sends apart, which have no message id', () => {
		const refused = (key: string): StatusEvent => {
			const { id: _, ...event } = status('rejected');
			return { ...event, key };
		};
		expect(newestStatuses([refused('one'), refused('two'), refused('one')])).to.have.length(2);
	});

	it('in a group is one for each participant', () => {
		const of = (text: string, userId: string) =>
			status(text, 'wamid.G', { groupId: 'G', contact: { userId } });
		const events = [of('read@1', 'US.1'), of('sent@1', 'US.2'), of('delivered@2', 'US.2')];
		expect(newestStatuses(events).map(short)).to.deep.equal(['read@1', 'delivered@2']);
	});
});

describe('which of two statuses says more', () => {
	const pairs: [newer: string, older: string][] = [
		['sent@1', 'accepted@1'],
		['delivered@1', 'sent@2'],
		['read@1', 'delivered@2'],
		['sent@2', 'sent@1'],
		['rejected@1', 'sent@2'],
		['rejected@2', 'delivered@1'],
		['delivered@2', 'rejected@1'],
		['read@2', 'rejected@1'],
		['rejected@1', 'read@1'],
		['accepted@1', 'unknown@2'],
		['unknown@1', 'warning@2'],
	];
	for (const [newer, older] of pairs) {
		it(`${newer} more than ${older}`, () => {
			expect([isNewer(status(newer), status(older)), isNewer(status(older), status(newer))]).to.deep.equal([
				true,
				false,
			]);
		});
	}

	it('neither, when they are the same', () => {
		expect(isNewer(status('read@1'), status('read@1'))).to.equal(false);
	});

	it('ranks the steps of the way', () => {
		const steps = ['warning', 'unknown', 'accepted', 'sent', 'rejected', 'delivered', 'read'];
		expect([...steps].sort((a, b) => statusRank(a) - statusRank(b))).to.deep.equal(steps);
	});
});
