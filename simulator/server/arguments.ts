import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './state/options';

export const help = `whatsapp-simulator: a stand-in for WhatsApp Business Cloud API and for the customers' phones

  --port 8085            port to listen on
  --host 127.0.0.1       address to listen on
  --seed demo            demo: a bakery with templates, Flows and customers; empty: the account only
  --webhook URL          where the app's webhooks go, as set in Meta's dashboard
  --throughput 80        messages a second that a phone number may send
  --auto-read            people look at each message as soon as it arrives
  --strict-people        numbers that are not among the people have no WhatsApp
`;

/** Options of the program; undefined when help was asked for. @throws Error that names the wrong option. */
export function readArguments(args: readonly string[]): SimulatorOptions | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			port: { type: 'string', default: '8085' },
			host: { type: 'string', default: '127.0.0.1' },
			seed: { type: 'string', default: 'demo' },
			webhook: { type: 'string' },
			throughput: { type: 'string', default: '80' },
			'auto-read': { type: 'boolean', default: false },
			'strict-people': { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) return undefined;
	return {
		port: readNumber('port', values.port, 0, 65_535),
		host: values.host,
		seed: readSeed(values.seed),
		throughput: readNumber('throughput', values.throughput, 1, 100_000),
		autoRead: values['auto-read'],
		strictPeople: values['strict-people'],
		// People see a message grow its ticks one by one.
		pace: { sentMs: 200, deliveredMs: 500, readMs: 1500 },
		...(values.webhook === undefined ? {} : { webhook: { url: readUrl(values.webhook) } }),
	};
}

function readNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (text !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
	throw new Error(`--${name} is a whole number from ${least} to ${most}, not "${text}"`);
}

function readSeed(text: string): 'demo' | 'empty' {
	if (text === 'demo' || text === 'empty') return text;
	throw new Error(`--seed is demo or empty, not "${text}"`);
}

function readUrl(text: string): string {
	if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
	throw new Error(`--webhook is an http or https address, not "${text}"`);
}
