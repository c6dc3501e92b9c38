import { writeFileSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { type CompletedRequest, generateCACertificate, getLocal } from 'mockttp';
import type { Sms } from '../sms-gateway';
import { type Answer, type GoogleSheets, GOOGLE_TOKEN, googleSheets, type Sheets } from './google-sheets';
import { type Twilio, twilio } from './twilio';

/** The internet as a workflow sees it, on loopback. */
export interface Outside {
	/** Variables for a Node.js program whose requests are to end here. */
	env: Record<string, string>;
	/** An https address of a service on this machine, as a reverse proxy gives it one. */
	publicUrl: string;
	google: GoogleSheets;
	twilio: Twilio;
	/** Addresses that somebody asked for and nothing stands in for; answered with 502. */
	strangers: readonly string[];
	close(): Promise<void>;
}

export interface OutsideOptions {
	/** Who answers as graph.facebook.com: the simulator's address. */
	meta: string;
	/** Who answers behind the public address. */
	behind: string;
	sheets: Sheets;
	/** Where the certificate may be written that programs are to trust. */
	folder: string;
	onSms?: (sms: Sms) => void;
	onRow?: (sheet: string, cells: readonly string[]) => void;
}

/**
 * An intercepting proxy that answers for Meta, Google and Twilio, so that workflows run unchanged and nothing leaves the
 * machine. Until it closes, this process trusts its certificates, as the program does that gets `env`.
 */
export async function startOutside(options: OutsideOptions): Promise<Outside> {
	const ca = await generateCACertificate({ subject: { commonName: 'Stage of WhatsApp Flows' } });
	const proxy = getLocal({ https: { key: ca.key, cert: ca.cert }, recordTraffic: false });
	await proxy.start();
	const google = googleSheets(options.sheets, options.onRow);
	const sms = twilio(options.onSms);
	const strangers: string[] = [];
	const publicUrl = `https://localhost:${proxy.port}`;
	const asking = (host: string) => proxy.forAnyRequest().forHost(host);

	// The proxy listens on every network of the machine.
	await proxy
		.forAnyRequest()
		.matching(({ remoteIpAddress }) => !isLoopback(remoteIpAddress))
		.asPriority(1)
		.always()
		.thenCloseConnection();

	await asking('graph.facebook.com').thenForwardTo(options.meta);
	await asking(new URL(publicUrl).host).thenForwardTo(options.behind);
	await asking('oauth2.googleapis.com').thenJson(200, {
		access_token: GOOGLE_TOKEN,
		expires_in: 3600,
		token_type: 'Bearer',
	});
	for (const host of ['sheets.googleapis.com', 'www.googleapis.com']) {
		await asking(host).thenCallback(async (request) => {
			const body = await request.body.getJson().catch(() => undefined);
			return written(google.answer(request.method, new URL(request.url), authorization(request), body));
		});
	}
	await asking('api.twilio.com').thenCallback(async (request) => {
		const form = new URLSearchParams((await request.body.getText()) ?? '');
		return written(sms.answer(request.method, new URL(request.url), authorization(request), form));
	});
	await proxy.forUnmatchedRequest().thenCallback((request) => {
		strangers.push(`${request.method} ${request.url}`);
		return { statusCode: 502, body: 'Nothing stands in for this address.' };
	});

	const certificate = path.join(options.folder, 'stage-ca.pem');
	writeFileSync(certificate, ca.cert);
	const trusted = tls.getCACertificates('default');
	tls.setDefaultCACertificates([...trusted, ca.cert]);
	return {
		env: {
			HTTP_PROXY: proxy.url,
			HTTPS_PROXY: proxy.url,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: certificate,
		},
		publicUrl,
		google,
		twilio: sms,
		strangers,
		close: async () => {
			tls.setDefaultCACertificates(trusted);
			await proxy.stop();
		},
	};
}

function isLoopback(address = ''): boolean {
	return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

function authorization({ headers }: CompletedRequest): string | undefined {
	const value = headers['authorization'];
	return typeof value === 'string' ? value : undefined;
}

function written({ status, json }: Answer): {
	statusCode: number;
	headers: Record<string, string>;
	body: string;
} {
	return { statusCode: status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) };
}
