import type { AccountNode } from '../../node-red/shared/account';
import { createTransport } from '../../node-red/shared/transport';
import type { Simulator } from '../../simulator/server/start';

/** The demo bakery's account over real HTTP, as a node that asks for its config node gets it. */
export function simulatedAccount(
	simulator: Pick<Simulator, 'url'>,
	changes: { accessToken?: string; secrets?: string[]; defaultCountry?: string; timeout?: number } = {},
): AccountNode {
	const transport = createTransport({
		baseUrl: simulator.url,
		apiVersion: 'v24.0',
		accessToken: changes.accessToken ?? 'SIMULATOR-TOKEN',
		timeout: changes.timeout ?? 5000,
	});
	const account = {
		type: 'whatsapp-business-account',
		business: { phone: '+15550001111', phoneNumberId: '1065', accountId: '2001' },
		askOwnPhone: () => Promise.resolve(),
		secrets: changes.secrets ?? ['simulator-app-secret'],
		defaultCountry: changes.defaultCountry,
		perform: transport.perform,
		listen: () => () => undefined,
	};
	return account as unknown as AccountNode;
}
