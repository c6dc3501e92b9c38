import { templateKey, type Template } from './template';

/** A line of a picker: which template, what to call it, whether it can be sent. */
export interface TemplateDescription {
	/** Name and language, as templateKey writes them. */
	value: string;
	/** "spring_offer · en_US · Marketing · Approved" */
	label: string;
	sendable: boolean;
	/** Why it cannot be sent, and what to do. */
	why?: string;
}

/** Only approved templates can be sent (Meta docs: Template status). */
const reasons: Partial<Record<string, string>> = {
	PENDING: 'Meta is still reviewing it. Try again when it is approved.',
	IN_APPEAL: 'Meta is looking at your appeal. Try again when it is approved.',
	REJECTED: 'Meta rejected it. Edit it in WhatsApp Manager and submit it again.',
	PAUSED: 'Meta paused it because recipients reported or blocked it. It comes back by itself.',
	DISABLED: 'Meta disabled it because recipients reported or blocked it too often. Use another one.',
	PENDING_DELETION: 'It is being deleted. Use another one.',
	DELETED: 'It was deleted. Use another one.',
	LIMIT_EXCEEDED: 'The account has more templates than Meta allows. Delete some in WhatsApp Manager.',
	ARCHIVED: 'It is archived. Unarchive it in WhatsApp Manager.',
	LOCKED: 'Meta locked it. Look for the reason in WhatsApp Manager.',
};

/** One template as a picker shows it. A status that Meta did not tell counts as sendable: Meta decides. */
export function describeTemplate(template: Template): TemplateDescription {
	const { status, category } = template;
	const words = [template.name, template.language, category && wording(category), status && wording(status)];
	const line = { value: templateKey(template), label: words.filter(Boolean).join(' · ') };
	if (status === undefined || status === 'APPROVED') return { ...line, sendable: true };
	const why =
		reasons[status] ?? `Its status is "${wording(status)}", and only approved templates can be sent.`;
	return { ...line, sendable: false, why };
}

/**
 * The list for a picker: those that can be sent first, then by name and language.
 *
 * @param options.search Words that all must occur in the label, in any order, small or capital.
 */
export function describeTemplates(
	templates: Iterable<Template>,
	options: { search?: string | undefined } = {},
): TemplateDescription[] {
	const words = searchForm(options.search ?? '')
		.split(' ')
		.filter(Boolean);
	return Array.from(templates, describeTemplate)
		.filter(({ label }) => words.every((word) => searchForm(label).includes(word)))
		.sort((a, b) => Number(b.sendable) - Number(a.sendable) || compare(a.label, b.label));
}

/** "PENDING_DELETION" → "Pending deletion" */
function wording(word: string): string {
	const text = word.toLowerCase().replaceAll('_', ' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Typing "spring offer" finds spring_offer. */
function searchForm(text: string): string {
	return text
		.toLowerCase()
		.replace(/[\s_·]+/g, ' ')
		.trim();
}

/** By code unit, the same on every machine. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
