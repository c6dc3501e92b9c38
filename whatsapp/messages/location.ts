import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { envelope, type Common } from './common';
import { kindOf, optionalText } from './limits';

/** Meta documents none; longer is cut off on the phone anyway. */
const longestPlaceText = 1000;

/**
 * A pin on a map.
 *
 * @param input.latitude Decimal degrees, number or text: "52.52".
 * @param input.address Shown only together with a name.
 * @throws FieldError
 */
export function locationMessage(
	common: Common,
	input: {
		latitude: unknown;
		longitude: unknown;
		name?: string | undefined;
		address?: string | undefined;
	},
): JsonObject {
	const name = optionalText('Name', input.name, { max: longestPlaceText });
	const address = optionalText('Address', input.address, { max: longestPlaceText });
	if (address !== undefined && name === undefined) {
		throw new FieldError('Name', 'is empty, and WhatsApp shows an address only together with a name.');
	}
	return envelope(common, 'location', {
		latitude: checkDegrees('Latitude', input.latitude, 90),
		longitude: checkDegrees('Longitude', input.longitude, 180),
		...(name === undefined ? {} : { name }),
		...(address === undefined ? {} : { address }),
	});
}

/** Decimal degrees between -max and max, from a number or a text with a decimal point. */
export function checkDegrees(field: string, value: unknown, max: number): number {
	if (value === undefined || value === null || value === '') {
		throw new FieldError(field, 'is empty. Give decimal degrees, for example 52.52.');
	}
	if (typeof value !== 'number' && typeof value !== 'string') {
		throw new FieldError(field, `must be a number, not ${kindOf(value)}.`);
	}
	const degrees = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	if (!Number.isFinite(degrees)) {
		throw new FieldError(
			field,
			`"${value}" is not a number. Give decimal degrees with a point, for example 52.52.`,
		);
	}
	if (Math.abs(degrees) > max) {
		throw new FieldError(field, `${degrees} is not between -${max} and ${max}.`, { limit: max });
	}
	return degrees;
}
