import { expect } from 'chai';
import { describeTemplate, describeTemplates } from '../../../whatsapp/templates/describe';
import { readTemplates } from '../../../whatsapp/templates/template';
import { templateOf } from './fixtures';

const named = (name: string, status: string | undefined, language = 'en_US') =>
	templateOf([{ type: 'BODY', text: 'Hi' }], { name, status, language });

describe('a template in a picker', () => {
	const statuses = [
		{ status: 'APPROVED', word: ' · Approved', why: undefined },
		{ status: undefined, word: '', why: undefined },
		{
			status: 'PENDING',
			word: ' · Pending',
			why: 'Meta is still reviewing it. Try again when it is approved.',
		},
		{
			status: 'IN_APPEAL',
			word: ' · In appeal',
			why: 'Meta is looking at your appeal. Try again when it is approved.',
		},
		{
			status: 'REJECTED',
			word: ' · Rejected',
			why: 'Meta rejected it. Edit it in WhatsApp Manager and submit it again.',
		},
		{
			status: 'paused',
			word: ' · Paused',
			why: 'Meta paused it because recipients reported or blocked it. It comes back by itself.',
		},
		{
			status: 'DISABLED',
			word: ' · Disabled',
			why: 'Meta disabled it because recipients reported or blocked it too often. Use another one.',
		},
		{ status: 'PENDING_DELETION', word: ' · Pending deletion', why: 'It is being deleted. Use another one.' },
		{ status: 'DELETED', word: ' · Deleted', why: 'It was deleted. Use another one.' },
		{
			status: 'LIMIT_EXCEEDED',
			word: ' · Limit exceeded',
			why: 'The account has more templates than Meta allows. Delete some in WhatsApp Manager.',
		},
		{ status: 'ARCHIVED', word: ' · Archived', why: 'It is archived. Unarchive it in WhatsApp Manager.' },
		{ status: 'LOCKED', word: ' · Locked', why: 'Meta locked it. Look for the reason in WhatsApp Manager.' },
		{
			status: 'ON_HOLIDAY',
			word: ' · On holiday',
			why: 'Its status is "On holiday", and only approved templates can be sent.',
		},
	];
	for (const { status, word, why } of statuses) {
		it(`${status ?? 'no status'}: ${why === undefined ? 'can be sent' : 'says why it cannot be sent'}`, () => {
			expect(describeTemplate(named('spring_offer', status))).to.deep.equal({
				value: 'spring_offer/en_US',
				label: `spring_offer · en_US · Marketing${word}`,
				sendable: why === undefined,
				...(why === undefined ? {} : { why }),
			});
		});
	}

	const all = [
		named('winter', 'APPROVED'),
		named('autumn', 'PAUSED'),
		named('spring_offer', 'APPROVED', 'en_US'),
		named('spring_offer', 'APPROVED', 'de'),
	];
	const searches = [
		{ search: undefined, wanted: ['spring_offer/de', 'spring_offer/en_US', 'winter/en_US', 'autumn/en_US'] },
		{ search: '  ', wanted: ['spring_offer/de', 'spring_offer/en_US', 'winter/en_US', 'autumn/en_US'] },
		{ search: 'SPRING', wanted: ['spring_offer/de', 'spring_offer/en_US'] },
		{ search: 'spring offer en_us', wanted: ['spring_offer/en_US'] },
		{ search: 'offer spring', wanted: ['spring_offer/de', 'spring_offer/en_US'] },
		{ search: 'paused', wanted: ['autumn/en_US'] },
		{ search: 'summer', wanted: [] },
	];
	for (const { search, wanted } of searches) {
		it(`search ${JSON.stringify(search)}: sendable first, then by name and language`, () => {
			expect(describeTemplates(all, { search }).map((one) => one.value)).to.deep.equal(wanted);
		});
	}

	it('takes any iterable, such as what readTemplates gives', () => {
		expect(describeTemplates(new Set(readTemplates([{ name: 'a', language: 'b' }])))).to.deep.equal([
			{ value: 'a/b', label: 'a · b', sendable: true },
		]);
	});
});
