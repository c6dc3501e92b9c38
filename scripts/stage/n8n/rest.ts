/** What n8n's own editor may do: the REST API with the owner's session. */
export interface Rest {
	/** @throws Error with n8n's answer when the status is no success */
	get<Answer>(path: string): Promise<Answer>;
	post<Answer>(path: string, body?: unknown): Promise<Answer>;
	/** "n8n-auth=…", for a browser that shall be signed in. */
	cookie: string;
}

export const OWNER = {
	email: 'olive@sunny-bakery.example',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Sunny-Bakery-1',
} as const;

/** Sets the owner of a fresh n8n up, or signs in as the one of an earlier start. */
export async function signInAsOwner(url: string): Promise<Rest> {
	const { email, password } = OWNER;
	let answer = await postJson(`${url}/rest/owner/setup`, OWNER);
	if (!answer.ok) answer = await postJson(`${url}/rest/login`, { emailOrLdapLoginId: email, password });
	if (!answer.ok) throw new Error(`n8n refused the owner: ${answer.status} ${await answer.text()}`);
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	return {
		cookie,
		get: (path) => request(url, cookie, 'GET', path),
		post: (path, body) => request(url, cookie, 'POST', path, body),
	};
}

function postJson(url: string, body: object): Promise<Response> {
	return fetch(url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
}

async function request<Answer>(
	url: string,
	cookie: string,
	method: string,
	path: string,
	body?: unknown,
): Promise<Answer> {
	const answer = await fetch(url + path, {
		method,
		headers: { Cookie: cookie, 'Content-Type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
	const json = JSON.parse(text) as unknown;
	// Answers of /rest lie in `data`; the lists of types are plain files.
	return (typeof json === 'object' && json !== null && 'data' in json ? json.data : json) as Answer;
}
