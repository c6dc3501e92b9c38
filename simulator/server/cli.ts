import { parseArgs } from 'node:util';
import { startSimulator } from './start';

const help = `whatsapp-simulator: a stand-in for WhatsApp Business Cloud API and for the customers' phones

  --port 8085            port to listen on
  --host 127.0.0.1       address to listen on
  --seed demo            demo: a bakery with templates, Flows and customers; empty: the account only
  --webhook URL          where the app's webhooks go, as set in Meta's dashboard
  --throughput 80        messages a second that a phone number may send
  --auto-read            people look at each message as soon as it arrives
  --strict-people        numbers that are not among the people have no WhatsApp
`;

async function run(): Promise<void> {
	const { values } = parseArgs({
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
	if (values.help) {
		process.stdout.write(help);
		return;
	}
	const simulator = await startSimulator({
		port: readNumber('port', values.port, 0, 65_535),
		host: values.host,
		seed: readSeed(values.seed),
		throughput: readNumber('throughput', values.throughput, 1, 100_000),
		autoRead: values['auto-read'],
		strictPeople: values['strict-people'],
		// People see a message grow its ticks one by one.
		pace: { sentMs: 200, deliveredMs: 500, readMs: 1500 },
		...(values.webhook === undefined ? {} : { webhook: { url: values.webhook } }),
	});
	process.stdout.write(
		`Graph API    ${simulator.url}\n` +
			`Control API  ${simulator.url}/control/state\n` +
			'Access token SIMULATOR-TOKEN, account 2001, phone number ids 1065 and 1066\n' +
			'App id 9000, app secret simulator-app-secret\n' +
			'Ctrl-C ends it.\n',
	);
	const end = () => {
		void simulator.close().then(() => process.exit(0));
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

function readNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= least && value <= most) return value;
	throw new Error(`--${name} is a whole number from ${least} to ${most}, not "${text}"`);
}

function readSeed(text: string): 'demo' | 'empty' {
	if (text === 'demo' || text === 'empty') return text;
	throw new Error(`--seed is demo or empty, not "${text}"`);
}

run().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
