import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { ana, startHarness, type Harness } from './world';

const picture = Buffer.from('not really a picture');

function form(
	file: Blob | undefined,
	fields: Record<string, string> = { messaging_product: 'whatsapp' },
): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	if (file) data.set('file', file, 'bread.png');
	return data;
}

describe('media', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness();
	});
	after(() => harness.close());

	const upload = (data: FormData) => harness.graph('POST', '/1065/media', data);
	const download = (url: string, token: string) =>
		fetch(url, { headers: token === '' ? {} : { authorization: `Bearer ${token}` } });

	it('uploads, sends, downloads and deletes', async () => {
		const { body: uploaded } = await upload(form(new Blob([picture], { type: 'image/png' })));
		const id = String(uploaded['id']);
		await harness.sendId({ to: ana, type: 'image', image: { id, caption: 'Rye' } });

		const { body: info } = await harness.graph('GET', `/${id}`);
		expect(info).to.include({
			id,
			messaging_product: 'whatsapp',
			mime_type: 'image/png',
			file_size: picture.length,
			sha256: createHash('sha256').update(picture).digest('hex'),
		});

		const response = await download(String(info['url']), 'SIMULATOR-TOKEN');
		expect(response.headers.get('content-type')).to.equal('image/png');
		expect(Buffer.from(await response.arrayBuffer())).to.deep.equal(picture);
		for (const token of ['', 'WRONG'])
			expect((await download(String(info['url']), token)).status).to.equal(401);

		expect((await harness.graph('DELETE', `/${id}`)).body).to.deep.equal({ success: true });
		expect((await harness.graph('GET', `/${id}`)).body.error?.error_subcode).to.equal(33);
	});

	const refused: [what: string, data: () => FormData, code: number][] = [
		['no file', () => form(undefined), 100],
		['no messaging_product', () => form(new Blob([picture], { type: 'image/png' }), {}), 100],
		['a type that WhatsApp does not take', () => form(new Blob([picture], { type: 'image/tiff' })), 100],
		[
			'a picture beyond 5 MB',
			() => form(new Blob([Buffer.alloc(5 * 1024 * 1024 + 1)], { type: 'image/png' })),
			131053,
		],
	];
	for (const [what, data, code] of refused) {
		it(`refuses ${what} with ${code}`, async () => {
			expect((await upload(data())).body.error?.code).to.equal(code);
		});
	}

	it('lets people send files that the business can fetch by their id', async () => {
		const { message } = await harness.control.sendMedia(ana, {
			type: 'image',
			mimeType: 'image/png',
			data: picture.toString('base64'),
			caption: 'Look',
		});
		const image = message['image'] as { id: string; url: string; sha256: string; caption: string };
		expect(image.caption).to.equal('Look');
		expect(image.sha256).to.equal(createHash('sha256').update(picture).digest('base64'));
		const { body } = await harness.graph('GET', `/${image.id}`);
		expect(body['url']).to.equal(image.url);
		expect((await download(image.url, 'SIMULATOR-TOKEN')).status).to.equal(200);
	});
});
