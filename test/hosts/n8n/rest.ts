/** What n8n's own editor may do: the REST API with the owner's session. */
export interface Rest {
	/** @throws Error with n8n's answer when the status is no success */
	get<Answer>(path: string): Promise<Answer>;
	post<Answer>(path: string, body?: unknown): Promise<Answer>;
	/** "n8n-auth=…", for a browser that shall be signed in. */
	cookie: string;
}

export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'For-tests-0nly',
} as const;

/** Sets the owner of a fresh n8n up and stays signed in. */
export async function signInAsOwner(url: string): Promise<Rest> {
	const answer = await fetch(`${url}/rest/owner/setup`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(OWNER),
	});
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
