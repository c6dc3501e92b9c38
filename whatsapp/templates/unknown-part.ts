import { placeholdersOf } from './placeholders';
import type { UnknownPart } from './template';

/**
 * A component or button that Meta added since this was written. Without a placeholder it most likely takes nothing when
 * sent, as most kinds do, and the template can be used; with one it cannot be filled here.
 */
export function unknownPart(type: string, json: unknown): UnknownPart {
	return { type, needsValues: placeholdersOf(JSON.stringify(json)).length > 0 };
}
