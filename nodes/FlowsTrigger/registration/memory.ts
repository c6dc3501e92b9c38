import type { IHookFunctions } from 'n8n-workflow';
import type { OverrideTarget } from '../../../whatsapp/graph/webhook-override';

/**
 * What the trigger set at Meta, so that the same is taken back even when the node's parameters have changed since. n8n keeps it
 * in the workflow's static data; a test has static data of its own.
 */
export interface Registration {
	target: OverrideTarget;
	url: string;
	/** Registered for a test, which ends with the first execution or after two minutes. */
	isTest: boolean;
	/** The address that stood there before, to be put back. */
	before?: string;
}

export function recall(context: IHookFunctions): Registration | undefined {
	return context.getWorkflowStaticData('node').registration as Registration | undefined;
}

export function remember(context: IHookFunctions, registration: Registration): void {
	context.getWorkflowStaticData('node').registration = { ...registration };
}

export function forget(context: IHookFunctions): void {
	delete context.getWorkflowStaticData('node').registration;
}
