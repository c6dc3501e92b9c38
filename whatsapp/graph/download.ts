/** Hosts that Meta hands out download addresses of. */
const metaHosts = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net|whatsapp\.com)$/i;

/**
 * Whether an address from one of Meta's answers may be fetched. It is data, and must not lead a host into its own
 * network: only Meta's hosts over https, or the origin of the base URL that the user set.
 *
 * @param baseUrl "https://graph.facebook.com", with or without a path.
 */
export function mayDownload(address: string, baseUrl: string): boolean {
	if (!URL.canParse(address)) return false;
	const url = new URL(address);
	if (url.protocol === 'https:' && metaHosts.test(url.hostname)) return true;
	return URL.canParse(baseUrl) && url.origin === new URL(baseUrl).origin;
}
