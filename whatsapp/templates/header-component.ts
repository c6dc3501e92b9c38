import type { JsonObject } from '../events/event';
import { limits } from '../messages/limits';
import { checkDegrees } from '../messages/location';
import { checkFileName, readMediaReference } from '../messages/media-reference';
import {
	idIn,
	labelIn,
	needed,
	placeIn,
	unknownComponent,
	type Component,
	type Place,
	type TemplateVariable,
	type VariableKind,
} from './component';
import type { Header, MediaFormat, Template } from './template';
import { textComponent } from './text-components';
import { parameterText, valueText } from './value-text';

/** The component for a template's or a card's header; undefined when it has no variables. */
export function headerComponent(
	header: Header,
	place: Place,
	format: Template['parameterFormat'],
): Component | undefined {
	switch (header.format) {
		case 'TEXT':
			return textComponent('header', header, { place, format, limit: limits.templateHeader });
		case 'LOCATION':
			return locationHeader(place);
		case 'PRODUCT':
			return productHeader(place);
		case 'UNKNOWN':
			return header.needsValues ? unknownComponent(labelIn(place, 'Header'), header.type) : undefined;
		default:
			return mediaHeader(header.format, header.example, place);
	}
}

const mediaKinds = {
	IMAGE: 'image',
	VIDEO: 'video',
	GIF: 'gif',
	DOCUMENT: 'document',
} as const satisfies Record<MediaFormat, VariableKind>;

function mediaHeader(format: MediaFormat, example: string | undefined, place: Place): Component {
	const kind = mediaKinds[format];
	const media: TemplateVariable = {
		...headerVariable(place, kind, kind, kind),
		hint: 'An https link, or the id of an uploaded file.',
		// Anything but a link is the handle of an upload for review, of no use when sending.
		...(example !== undefined && /^https:/i.test(example) ? { example } : {}),
	};
	const name: TemplateVariable = {
		...headerVariable(place, 'document.filename', 'file name', 'file_name'),
		required: false,
		hint: 'Shown in the chat; without it the recipient sees "Untitled".',
	};
	return {
		variables: kind === 'document' ? [media, name] : [media],
		build(values) {
			const reference: JsonObject = readMediaReference(media.label, needed(values, media));
			const fileName = kind === 'document' ? values.given(name) : undefined;
			if (fileName !== undefined)
				reference['filename'] = checkFileName(name.label, valueText(name.label, fileName));
			if (kind !== 'document') delete reference['filename'];
			return { type: 'header', parameters: [{ type: kind, [kind]: reference }] };
		},
	};
}

function locationHeader(place: Place): Component {
	const variable = (name: string, kind: VariableKind) =>
		headerVariable(place, `location.${name}`, name, kind);
	const latitude = variable('latitude', 'location_latitude');
	const longitude = variable('longitude', 'location_longitude');
	const name = variable('name', 'location_name');
	const address = variable('address', 'location_address');
	return {
		variables: [
			{ ...latitude, hint: 'Decimal degrees, -90 to 90.' },
			{ ...longitude, hint: 'Decimal degrees, -180 to 180.' },
			name,
			address,
		],
		build: (values) => ({
			type: 'header',
			parameters: [
				{
					type: 'location',
					location: {
						latitude: checkDegrees(latitude.label, needed(values, latitude), 90),
						longitude: checkDegrees(longitude.label, needed(values, longitude), 180),
						name: parameterText(name.label, needed(values, name), undefined),
						address: parameterText(address.label, needed(values, address), undefined),
					},
				},
			],
		}),
	};
}

/** Single products and product carousels (Meta docs: Single-product message templates). */
function productHeader(place: Place): Component {
	const product = headerVariable(place, 'product', 'product id', 'product');
	const catalog = headerVariable(place, 'catalog', 'catalog id', 'catalog');
	return {
		variables: [{ ...product, hint: 'The Content ID in Commerce Manager.' }, catalog],
		build: (values) => ({
			type: 'header',
			parameters: [
				{
					type: 'product',
					product: {
						product_retailer_id: valueText(product.label, needed(values, product)),
						catalog_id: valueText(catalog.label, needed(values, catalog)),
					},
				},
			],
		}),
	};
}

function headerVariable(place: Place, id: string, name: string, kind: VariableKind): TemplateVariable {
	return {
		id: idIn(place, `header.${id}`),
		label: labelIn(place, `Header: ${name}`),
		kind,
		place: placeIn(place, 'header'),
		required: true,
	};
}
