import { locationMessage } from '../../../whatsapp/messages/location';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import type { Operation } from '../operation';

export const location: Operation = {
	toPerson: true,
	quotes: true,
	properties: [
		{
			displayName: 'Latitude',
			name: 'latitude',
			type: 'string',
			required: true,
			default: '',
			placeholder: '52.5200',
			description: 'Decimal degrees with a point',
		},
		{
			displayName: 'Longitude',
			name: 'longitude',
			type: 'string',
			required: true,
			default: '',
			placeholder: '13.4050',
			description: 'Decimal degrees with a point',
		},
		{
			displayName: 'Name',
			name: 'placeName',
			type: 'string',
			default: '',
			placeholder: 'Sunny Bakery',
			description: 'What the place is called',
		},
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			placeholder: 'Mill Lane 4',
			description: 'Stands below the name, and needs one',
		},
	],
	prepare(context) {
		const latitudeOf = parameter<string | number>(context, 'latitude');
		const longitudeOf = parameter<string | number>(context, 'longitude');
		const nameOf = parameter<string>(context, 'placeName', { fallback: '' });
		const addressOf = parameter<string>(context, 'address', { fallback: '' });
		return ({ index, common }) => {
			const input = {
				latitude: latitudeOf(index),
				longitude: longitudeOf(index),
				name: fieldText('Name', nameOf(index)),
				address: fieldText('Address', addressOf(index)),
			};
			return () => ({ body: locationMessage(common, input) });
		};
	},
};
