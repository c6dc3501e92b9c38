import { optionalText } from '../../whatsapp/messages/limits';

/**
 * A text of a field. Expressions may give anything: numbers and booleans become text. Whether it may be empty, and how long
 * it may be, is judged where the message is put together.
 *
 * @throws FieldError for what is no text
 */
export function fieldText(field: string, value: unknown): string | undefined {
	return optionalText(field, value, { max: Number.POSITIVE_INFINITY });
}
