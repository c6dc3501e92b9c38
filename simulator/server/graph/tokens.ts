import { timingSafeEqual } from 'node:crypto';
import type { World } from '../state/world';
import { MetaError } from './meta-error';

/** Bearer token of the header, or `access_token` of the query, which Meta takes as well. */
export function readToken(header: string | undefined, query: string | undefined): string | undefined {
	const bearer = /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(header ?? '')?.[1];
	return bearer ?? query;
}

/** @throws MetaError 190 (HTTP 401) for a token that is missing, unknown or expired. */
export function checkToken(world: World, token: string | undefined, now: number): void {
	if (!token) {
		throw new MetaError(190, {
			message: 'An access token is required to request this resource.',
			subcode: 463,
		});
	}
	if (isAppToken(world, token)) return;
	const known = world.tokens.get(token);
	if (!known) throw new MetaError(190, { message: 'Invalid OAuth access token - Cannot parse access token' });
	if (known.expiresAt !== undefined && known.expiresAt <= now) {
		throw new MetaError(190, {
			message: 'Error validating access token: Session has expired.',
			subcode: 463,
		});
	}
}

/** "APPID|SECRET" speaks for the app itself. */
export function isAppToken(world: World, token: string): boolean {
	const expected = Buffer.from(`${world.app.id}|${world.app.secret}`);
	const given = Buffer.from(token);
	return given.length === expected.length && timingSafeEqual(given, expected);
}
