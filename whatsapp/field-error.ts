/**
 * Something is wrong before anything was sent: names the field as the person at the canvas knows it, what is
 * wrong with its value, and what to do. Never put a secret into the problem or the remedy.
 */
export class FieldError extends Error {
	/** The field's name in the user's words, "Body text" or "Body: first_name". */
	readonly field: string;
	/** Highest allowed number, where the problem is a limit. */
	readonly limit: number | undefined;
	/** What the value measured, in the limit's own unit. */
	readonly length: number | undefined;

	constructor(field: string, problem: string, measure: { limit?: number; length?: number } = {}) {
		super(`${field}: ${problem}`);
		this.name = 'FieldError';
		this.field = field;
		this.limit = measure.limit;
		this.length = measure.length;
	}

	/** Without the name of the class, which says nothing to the person at the canvas: Node-RED shows this text. */
	override toString(): string {
		return this.message;
	}
}
