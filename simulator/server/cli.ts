import { help, readArguments } from './arguments';
import { startSimulator } from './start';

async function run(): Promise<void> {
	const options = readArguments(process.argv.slice(2));
	if (!options) {
		process.stdout.write(help);
		return;
	}
	const simulator = await startSimulator(options);
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

run().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
