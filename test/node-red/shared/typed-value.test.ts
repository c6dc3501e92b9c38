import { EventEmitter } from 'node:events';
import { util } from '@node-red/util';
import { expect } from 'chai';
import type { Node, NodeAPI } from 'node-red';
import { evaluate } from '../../../node-red/shared/typed-value';
import { FieldError } from '../../../whatsapp/field-error';

const RED = { util } as unknown as NodeAPI;
const node = new EventEmitter() as Node;

function read(type: string, value: string): Promise<unknown> {
	return evaluate(RED, node, { _msgid: '1', payload: { name: 'Ana' } }, { type, value });
}

describe('a typed field', () => {
	const readable: [type: string, value: string, expected: unknown][] = [
		['str', 'Ana', 'Ana'],
		['num', '7', 7],
		['json', '{"a":1}', { a: 1 }],
		['msg', 'payload.name', 'Ana'],
		['msg', 'payload.nobody', undefined],
		['jsonata', 'payload.name & "!"', 'Ana!'],
		['jsonata', ' ', undefined],
		['json', '', undefined],
	];
	for (const [type, value, expected] of readable) {
		it(`${type} ${JSON.stringify(value)} is ${JSON.stringify(expected)}`, async () => {
			expect(await read(type, value)).to.deep.equal(expected);
		});
	}

	const unreadable: [type: string, value: string, message: RegExp][] = [
		['jsonata', 'payload.name & (', /^Expression "payload\.name & \(": cannot be read: .*expected.*end/i],
		['jsonata', 'payload.name()', /^Expression "payload\.name\(\)": cannot be read: .*non-function/],
		['json', '{"a":', /^JSON "\{"a":": cannot be read: .*JSON/],
		['msg', 'payload[', /^msg "payload\[": cannot be read: .*property/i],
		['jsonata', `${'x'.repeat(100)} (`, /^Expression "x{59}…": /],
	];
	for (const [type, value, message] of unreadable) {
		it(`${type} ${value.slice(0, 20)}: says which one cannot be read, and why`, async () => {
			const error: unknown = await read(type, value).then(
				() => undefined,
				(thrown: unknown) => thrown,
			);
			expect(error).to.be.instanceOf(FieldError);
			expect((error as FieldError).message).to.match(message);
		});
	}
});
