import type { ParseOptions } from '../../../whatsapp/flows/response';
import type { Settings } from './settings';

/** The dialog's settings as the domain takes them. */
export function parseOptions(
	settings: Pick<
		Settings,
		'mode' | 'answersName' | 'fields' | 'cleanNames' | 'cleanOptions' | 'trim' | 'typed'
	>,
	secrets: readonly string[],
): ParseOptions {
	const { mode, cleanNames, cleanOptions, trim, typed } = settings;
	const options = { cleanNames, cleanOptions, trim, typed, secrets };
	if (mode === 'whole') return { ...options, mode, name: settings.answersName };
	const fields = settings.fields.map(({ name, path, type }) => ({
		// A field is named as its answer unless it is given another name.
		name: name.trim() || path.trim().replace(/^\$\./, ''),
		path,
		...(type !== 'asAnswered' && { type }),
	}));
	return { ...options, mode, fields };
}
