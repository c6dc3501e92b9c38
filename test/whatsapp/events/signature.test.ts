import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { isSignature, signBody, verifySignature } from '../../../whatsapp/events/signature';

const secret = 'app-secret';
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const hmac = (text: string): string => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;

describe('verifySignature', () => {
	const accepted: [title: string, body: Buffer, header: string, secrets: string[]][] = [
		['a plain body', bytes('{"a":1}'), hmac('{"a":1}'), [secret]],
		['an empty body', bytes(''), hmac(''), [secret]],
		['hex digits in capitals', bytes('{}'), `sha256=${hmac('{}').slice(7).toUpperCase()}`, [secret]],
		['the new secret during a rotation', bytes('{}'), hmac('{}'), [secret, 'old']],
		['the old secret during a rotation', bytes('{}'), hmac('{}'), ['new', secret]],
		['slashes as Meta escapes them', bytes('{"a":"https:\\/\\/x"}'), hmac('{"a":"https:\\/\\/x"}'), [secret]],
		['unescaped unicode, signed as it is', bytes('{"a":"é😀"}'), hmac('{"a":"é😀"}'), [secret]],
		[
			'unescaped unicode, signed in the escaped form',
			bytes('{"a":"Á😀ÿ"}'),
			hmac('{"a":"\\u00c1\\ud83d\\ude00\\u00ff"}'),
			[secret],
		],
		['the escaped form with the second secret', bytes('"é"'), hmac('"\\u00e9"'), ['new', secret]],
	];
	for (const [title, body, header, secrets] of accepted) {
		it(`accepts ${title}`, () => {
			expect(verifySignature(body, header, secrets)).to.be.true;
		});
	}

	const good = hmac('{}');
	const refused: [title: string, header: unknown, secrets?: string[]][] = [
		['no header', undefined],
		['a header that is null', null],
		['a header that is a list', [good]],
		['a header that is an object', { toString: () => good }],
		['an empty header', ''],
		['no prefix', good.slice(7)],
		['the prefix in capitals', good.replace('sha256', 'SHA256')],
		['the prefix alone', 'sha256='],
		['another algorithm', good.replace('sha256', 'sha512')],
		['63 digits', good.slice(0, -1)],
		['65 digits', `${good}0`],
		['a digit that is none', `${good.slice(0, -1)}g`],
		['a letter of several bytes', `${good.slice(0, -1)}é`],
		['spaces around', ` ${good}`],
		['a line break at the end', `${good}\n`],
		['no secret', good, []],
		['another secret', good, ['other']],
		['an empty secret, though signed with it', signBody('{}', ''), ['']],
	];
	for (const [title, header, secrets = [secret]] of refused) {
		it(`refuses ${title}`, () => {
			expect(verifySignature(bytes('{}'), header, secrets)).to.be.false;
		});
	}

	it('takes a view on a part of a larger buffer', () => {
		const whole = bytes('xx"é"yy');
		const part = new Uint8Array(whole.buffer, whole.byteOffset + 2, 4);
		expect(verifySignature(part, hmac('"é"'), [secret])).to.be.true;
		expect(verifySignature(part, hmac('"\\u00e9"'), [secret])).to.be.true;
	});

	it('escapes as Meta does, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const escaped = text.replace(
					/[^\0-\x7f]/g,
					(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
				);
				expect(verifySignature(bytes(text), hmac(escaped), [secret])).to.be.true;
			}),
		);
	});

	const forged: [what: string, body: Buffer][] = [
		['of characters beyond ASCII', bytes('é'.repeat(500_000))],
		['of bytes that are no text', Buffer.alloc(1_000_000, 0xff)],
	];
	for (const [what, body] of forged) {
		it(`turns a megabyte ${what} away without stopping the server`, () => {
			const floor = fastest(() => createHmac('sha256', secret).update(body).digest());
			const ours = fastest(() => verifySignature(body, good, [secret]));
			// About 10; a callback for each character makes it a thousand. Room for a machine that is busy with other things.
			expect(ours / floor).to.be.lessThan(100);
		});
	}

	it('accepts whatever signBody signed, and nothing of which one bit is different', () => {
		const anyBody = fc.uint8Array({ minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(anyBody, fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (body, key, at, bit) => {
				const header = signBody(body, key);
				expect(isSignature(header)).to.be.true;
				expect(verifySignature(body, header, [key])).to.be.true;

				const otherBody = Uint8Array.from(body);
				otherBody[at % body.length]! ^= 1 << (bit % 8);
				expect(verifySignature(otherBody, header, [key])).to.be.false;

				const bytes = Buffer.from(header);
				bytes[at % header.length]! ^= 1 << (bit % 8);
				const otherHeader = bytes.toString('latin1');
				// The bit that makes capitals of letters does not change what hex digits say.
				const same = otherHeader.startsWith('sha256=') && otherHeader.toLowerCase() === header;
				expect(verifySignature(body, otherHeader, [key])).to.equal(same);
			}),
		);
	});
});

/** Milliseconds of the fastest of a few runs: what the machine does beside makes the others slower. */
function fastest(run: () => void): number {
	const times = Array.from({ length: 5 }, () => {
		const start = performance.now();
		run();
		return performance.now() - start;
	});
	return Math.min(...times);
}
