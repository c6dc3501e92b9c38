/** A request to the control API that cannot be done; the message says why and is answered as {error}. */
export class ControlError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}
