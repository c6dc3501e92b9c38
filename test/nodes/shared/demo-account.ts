import type { Simulator } from '../../../simulator/server/start';
import type { CredentialData } from '../n8n-context';

/** The account of the simulator's demo world. */
export function demoAccount(simulator: Pick<Simulator, 'url'>, change: CredentialData = {}): CredentialData {
	return {
		accessToken: 'SIMULATOR-TOKEN',
		appSecret: 'simulator-app-secret',
		accountId: '2001',
		phoneNumberId: '1065',
		baseUrl: simulator.url,
		...change,
	};
}
