/**
 * The address that Meta is given: the public address of this Node-RED, httpNodeRoot and the path.
 * @returns undefined where the public address is none
 */
export function callbackUrl(publicUrl: string, nodeRoot: string, path: string): string | undefined {
	if (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol)) return undefined;
	const base = publicUrl.replace(/[?#].*$/, '').replace(/\/+$/, '');
	return base + `/${nodeRoot}/${path}`.replace(/\/{2,}/g, '/');
}
