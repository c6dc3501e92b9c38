/** What a promise was rejected with; fails when it was not. n8n's errors have a description beside the message. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { description?: string }> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Error) return error;
		throw error;
	}
	throw new Error('expected an error');
}
