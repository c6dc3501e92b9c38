import { FieldError } from '../../../whatsapp/field-error';

/** The FieldError of an action that has to be refused. */
export function refusal(action: () => unknown): FieldError {
	try {
		action();
	} catch (error) {
		if (error instanceof FieldError) return error;
		throw error;
	}
	throw new Error('Nothing was refused.');
}
