import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PersonInput } from './control-types';
import { readFlowJson } from './graph/flows';
import { templateOf } from './graph/templates';
import { digitsOf, People, windowMs } from './people/people';
import { isObject, textOf, type JsonObject } from './state/json';
import type { Settings } from './state/options';
import type { PhoneNumber, StoredFlow, StoredTemplate } from './state/types';
import { emptyWorld, type World } from './state/world';

/** Beside this file's folder, whether that is server/ or the built dist/. */
const seedFolder = path.join(__dirname, '..', 'seed');

function readJson(...parts: string[]): unknown {
	return JSON.parse(readFileSync(path.join(seedFolder, ...parts), 'utf8'));
}

function readFolder(folder: string): JsonObject[] {
	return readdirSync(path.join(seedFolder, folder))
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => readJson(folder, name))
		.filter(isObject);
}

const accountId = '2001';

function phoneNumber(id: string, digits: string, displayNumber: string, verifiedName: string): PhoneNumber {
	return {
		id,
		accountId,
		digits,
		displayNumber,
		verifiedName,
		countryCode: '1',
		qualityRating: 'GREEN',
		messagingLimitTier: 'TIER_10K',
		profile: { about: 'Bread, every morning', vertical: 'RESTAURANT', email: 'hello@sunny-bakery.example' },
	};
}

export function templateFrom(account: string, json: JsonObject): StoredTemplate {
	return templateOf(account, { parameter_format: 'POSITIONAL', ...json });
}

/** A seed file or a control request: what GET /{flow-id} gives, and `flow_json`. */
export function flowFrom(account: string, json: JsonObject): StoredFlow {
	const flowJson = readFlowJson(json['flow_json']);
	const endpointUri = textOf(json['endpoint_uri']);
	return {
		id: textOf(json['id']) ?? '',
		accountId: account,
		name: textOf(json['name']) ?? '',
		status: (textOf(json['status']) ?? 'DRAFT') as StoredFlow['status'],
		categories: Array.isArray(json['categories']) ? json['categories'].map(String) : ['OTHER'],
		recentSends: [],
		...(flowJson ? { flowJson } : {}),
		...(endpointUri === undefined ? {} : { endpointUri }),
	};
}

/** The world at the start: the business always, and for 'demo' its templates, Flows and customers. */
export function seedWorld(settings: Settings, seed: 'demo' | 'empty'): World {
	const world = emptyWorld(settings);
	world.accounts.set(accountId, { id: accountId, name: 'Sunny Bakery', subscribed: true });
	const numbers = [
		phoneNumber('1065', '15550001111', '+1 555-000-1111', 'Sunny Bakery'),
		phoneNumber('1066', '15550002222', '+1 555-000-2222', 'Sunny Bakery Orders'),
	];
	for (const number of numbers) world.phoneNumbers.set(number.id, number);
	if (seed === 'empty') return world;
	for (const json of readFolder('templates')) world.templates.put(templateFrom(accountId, json));
	for (const json of readFolder('flows')) {
		const flow = flowFrom(accountId, json);
		world.flows.set(flow.id, flow);
	}
	for (const input of readJson('people.json') as PersonInput[]) addPerson(world, input, settings.now());
	return world;
}

function addPerson(world: World, input: PersonInput, now: number): void {
	const { phone, windowOpen, ...rest } = input;
	const windows = new Map<string, number>();
	if (windowOpen) for (const id of world.phoneNumbers.keys()) windows.set(id, now + windowMs);
	world.people.add(People.create({ digits: digitsOf(phone), windows, ...rest }));
}
