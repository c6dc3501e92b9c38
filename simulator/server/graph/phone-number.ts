import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import { sendMessage } from '../messages/send';
import { receiptSchema } from '../messages/schemas';
import type { Simulation } from '../simulation';
import { isObject, type JsonObject } from '../state/json';
import type { PhoneNumber } from '../state/types';
import { encryptionKey } from './encryption';
import { healthOf } from './health';
import { readOverride, requireSubscription, verifyCallback } from './callbacks';
import { pickFields } from './fields';
import { uploadMedia } from './media';
import { MetaError } from './meta-error';
import { profile } from './profile';
import type { GraphHandler, GraphReply, GraphRequest, NodeTable } from './request';

export const phoneNumberFields = [
	'verified_name',
	'code_verification_status',
	'display_phone_number',
	'quality_rating',
	'platform_type',
	'throughput',
	'webhook_configuration',
	'id',
];

export function showPhoneNumber(
	simulation: Simulation,
	phoneNumber: PhoneNumber,
	fields: string | undefined,
	byDefault: readonly string[],
): JsonObject {
	return pickFields(
		{
			id: phoneNumber.id,
			display_phone_number: phoneNumber.displayNumber,
			verified_name: phoneNumber.verifiedName,
			quality_rating: phoneNumber.qualityRating,
			code_verification_status: 'VERIFIED',
			name_status: 'APPROVED',
			status: 'CONNECTED',
			platform_type: 'CLOUD_API',
			account_mode: 'LIVE',
			messaging_limit_tier: phoneNumber.messagingLimitTier,
			throughput: { level: simulation.settings.throughput > 80 ? 'HIGH' : 'STANDARD' },
			health_status: healthOf('PHONE_NUMBER', phoneNumber.id),
			webhook_configuration: webhookConfiguration(simulation, phoneNumber),
		},
		fields,
		byDefault,
	);
}

/** Whatever is set, narrowest first; the callbacks that are not set are left out. */
function webhookConfiguration({ world }: Simulation, phoneNumber: PhoneNumber): JsonObject {
	const account = world.accounts.get(phoneNumber.accountId);
	return {
		...(phoneNumber.override ? { phone_number: phoneNumber.override.url } : {}),
		...(account?.override ? { whatsapp_business_account: account.override.url } : {}),
		...(world.app.subscription ? { application: world.app.subscription.url } : {}),
	};
}

const show: GraphHandler<PhoneNumber> = ({ simulation, node, query }) => ({
	body: showPhoneNumber(simulation, node, query['fields'], phoneNumberFields),
});

const updateSchema = z.object({ webhook_configuration: z.unknown().optional() });

const update: GraphHandler<PhoneNumber> = async ({ simulation, node, body }) => {
	const { webhook_configuration: configuration } = checkShape(updateSchema, body ?? {});
	const override = readOverride(configuration);
	if (override) {
		requireSubscription(simulation.world.accounts.get(node.accountId)?.subscribed === true);
		await verifyCallback(simulation, override);
		node.override = override;
	} else if (override === null) {
		delete node.override;
	}
	return { body: { success: true } };
};

/** Read receipts and typing use the same address as messages. */
const postMessage: GraphHandler<PhoneNumber> = (request) => {
	const { simulation, node, body } = request;
	if (isObject(body) && 'status' in body) {
		const receipt = checkShape(receiptSchema, body);
		const message = simulation.world.messages.get(receipt.message_id);
		if (message?.direction !== 'inbound' || message.phoneNumberId !== node.id) {
			throw new MetaError(131009, { details: `Message ID ${receipt.message_id} does not exist` });
		}
		message.status = 'read';
		return { body: { success: true } };
	}
	return send(request, false);
};

const postMarketing: GraphHandler<PhoneNumber> = (request) => send(request, true);

function send(
	{ simulation, node, version, body }: GraphRequest<PhoneNumber>,
	marketing: boolean,
): GraphReply {
	const { answer, begin } = sendMessage(simulation, node, { version, body, marketing });
	return { body: answer, afterwards: begin };
}

export const phoneNumberNode: NodeTable<PhoneNumber> = {
	GET: show,
	POST: update,
	edges: {
		messages: { POST: postMessage },
		marketing_messages: { POST: postMarketing },
		media: { POST: uploadMedia },
		whatsapp_business_profile: profile,
		whatsapp_business_encryption: encryptionKey,
	},
};
