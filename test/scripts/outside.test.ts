import { expect } from 'chai';
import { GOOGLE_TOKEN, googleSheets, SPREADSHEET } from '../../scripts/stage/outside/google-sheets';
import { TWILIO, twilio } from '../../scripts/stage/outside/twilio';

const spreadsheet = `https://sheets.googleapis.com/v4/spreadsheets/${SPREADSHEET.id}`;
const bearer = `Bearer ${GOOGLE_TOKEN}`;

describe('The stand-in for Google Sheets', () => {
	const sheets = () => googleSheets({ People: ['Phone', 'Name'], 'Rejected numbers': ['Number'] });
	const get = (path: string) => sheets().answer('GET', new URL(spreadsheet + path), bearer, undefined);

	const refused: { what: string; method: string; url: string; token: string; status: number }[] = [
		{ what: 'a foreign token', method: 'GET', url: spreadsheet, token: 'Bearer other', status: 401 },
		{ what: 'another spreadsheet', method: 'GET', url: `${spreadsheet}x`, token: bearer, status: 404 },
		{
			what: 'a sheet that is not there',
			method: 'GET',
			url: `${spreadsheet}/values/None`,
			token: bearer,
			status: 400,
		},
		{
			what: 'an append without rows',
			method: 'POST',
			url: `${spreadsheet}/values/People:append`,
			token: bearer,
			status: 400,
		},
	];
	for (const { what, method, url, token, status } of refused) {
		it(`refuses ${what}`, () => {
			expect(sheets().answer(method, new URL(url), token, {}).status).to.equal(status);
		});
	}

	it('names its sheets, and gives their cells', () => {
		expect(JSON.stringify(get('').json)).to.match(/"title":"People".*"title":"Rejected numbers"/);
		expect(get(`/values/${encodeURIComponent("'Rejected numbers'")}`).json).to.deep.include({
			values: [['Number']],
		});
	});

	const inputs = [
		{ input: 'RAW', cells: ['+15551230001', 'true'] },
		{ input: 'USER_ENTERED', cells: ['15551230001', 'true'] },
	];
	for (const { input, cells } of inputs) {
		it(`takes a phone number as Google does with ${input}`, () => {
			const google = sheets();
			const url = new URL(`${spreadsheet}/values/People!2:2:append?valueInputOption=${input}`);
			const body = { range: 'People!2:2', values: [['+15551230001', 'true']] };
			expect(google.answer('POST', url, bearer, body).status).to.equal(200);
			expect(google.rows('People')).to.deep.equal([{ Phone: cells[0], Name: cells[1] }]);
		});
	}
});

describe('The stand-in for Twilio', () => {
	const { accountSid, authToken } = TWILIO;
	const url = new URL(`https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`);
	const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
	const sms = { To: '+15551230004', From: '+15550003333', Body: 'Hello' };

	it('keeps what was sent', () => {
		const gateway = twilio();
		expect(gateway.answer('POST', url, basic, new URLSearchParams(sms)).status).to.equal(201);
		expect(gateway.sent).to.deep.equal([{ to: sms.To, text: sms.Body }]);
	});

	const refused = [
		{ what: 'without a recipient', form: { ...sms, To: '' }, login: basic, code: 21604 },
		{ what: 'without a sender', form: { ...sms, From: '' }, login: basic, code: 21603 },
		{ what: 'without a text', form: { ...sms, Body: '' }, login: basic, code: 21602 },
		{ what: 'of somebody else', form: sms, login: 'Basic other', code: 20003 },
	];
	for (const { what, form, login, code } of refused) {
		it(`refuses an SMS ${what}`, () => {
			const gateway = twilio();
			const { json } = gateway.answer('POST', url, login, new URLSearchParams(form));
			expect(json).to.include({ code });
			expect(gateway.sent).to.deep.equal([]);
		});
	}
});
