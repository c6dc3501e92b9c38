import type { Node, NodeAPI } from 'node-red';
import { readFlowResponses } from '../../../whatsapp/flows/response';
import { responseRecord } from '../../../whatsapp/flows/response-record';
import { isAccount } from '../../shared/account';
import { Counts, short } from '../../shared/counts';
import { handleInput } from '../../shared/handle-input';
import { evaluate } from '../../shared/typed-value';
import { rememberNames, serveNames } from './answer-names';
import { parseOptions } from './parse-options';
import type { Settings } from './settings';

export function register(RED: NodeAPI): void {
	serveNames(RED);
	RED.nodes.registerType('whatsapp-parse-flow-response', function (this: Node, settings: Settings) {
		RED.nodes.createNode(this, settings);
		const counts = new Counts<'parsed' | 'failed'>(this, (count) => ({
			fill: count('failed') > 0 ? 'yellow' : 'green',
			text: `✓ ${short(count('parsed'))}` + (count('failed') > 0 ? `  ! ${short(count('failed'))}` : ''),
		}));
		const secrets = (): readonly string[] => {
			const account = RED.nodes.getNode(settings.account);
			return isAccount(account) ? account.secrets : [];
		};

		handleInput(this, async (message, send) => {
			try {
				const input = await evaluate(RED, this, message, { type: settings.inputType, value: settings.input });
				const answers = readFlowResponses(input, parseOptions(settings, secrets()));
				for (const { response } of answers) rememberNames(this, Object.keys(response));
				const records = answers.map(responseRecord);
				for (const [index, payload] of records.entries()) {
					const copy = index === records.length - 1 ? message : RED.util.cloneMessage(message);
					send(Object.assign(copy, { payload }));
				}
				counts.add('parsed', records.length);
			} catch (error) {
				counts.add('failed');
				throw error;
			}
		});
	});
}
