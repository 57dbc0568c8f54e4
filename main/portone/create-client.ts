import type { Clock, Random } from '../../preload/contract/clock.ts'
import { chargeSubscriber } from './again.ts'
import {
  deleteBillingKey,
  getBillingKey,
  getBillingKeys,
  paymentsOfSubscriber,
} from './billing-keys.ts'
import { cancelPayment } from './cancel.ts'
import { listCardCompanies } from './card-companies.ts'
import { listChannels } from './channels.ts'
import type { PortOneClient } from './client.ts'
import { chargeOnetime } from './onetime.ts'
import { getPayments, listPayments } from './payment-lists.ts'
import { findAllPayments, findPayment, getPayment } from './payments.ts'
import { getPreparedAmount, prepareAmount } from './prepare.ts'
import { registerCard } from './register-card.ts'
import { getSchedule, listSchedules, schedulesOfSubscriber } from './schedule-look-ups.ts'
import { moveSchedule, schedulePayments, unschedulePayments } from './schedules.ts'
import { createTokenKeeper, type ReadCredentials } from './token.ts'
import type { Transport } from './transport.ts'

export interface PortOneClientOptions {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  /** Asked for each token call and not kept. */
  readonly credentials: ReadCredentials
  /** The profile works on a test channel: look-ups by payment id then ask for test payments too. */
  readonly sandbox: boolean
}

/**
 * The client the till is given. It keeps nothing but a token in memory, and throws for nothing that
 * a network or a gateway can do.
 */
export function createPortOneClient(options: PortOneClientOptions): PortOneClient {
  const tokens = createTokenKeeper(options)
  const tools = { ...options, tokens }
  const { transport } = options
  return {
    getToken: () => tokens.get(),
    dropToken: (token) => tokens.drop(token),
    chargeOnetime: (charge, call) => chargeOnetime(transport, charge, call),
    cancelPayment: (cancel, call) => cancelPayment(transport, cancel, call),
    getPayment: (paymentId) => getPayment(tools, paymentId, options.sandbox),
    findPayment: (orderId, status) => findPayment(tools, orderId, status),
    findAllPayments: (orderId) => findAllPayments(tools, orderId),
    getPayments: (paymentIds) => getPayments(tools, paymentIds),
    listPayments: (query) => listPayments(tools, query),
    listChannels: () => listChannels(tools),
    listCardCompanies: () => listCardCompanies(tools),
    registerCard: (card, call) => registerCard(transport, card, call),
    getBillingKey: (subscriberId) => getBillingKey(tools, subscriberId),
    getBillingKeys: (subscriberIds) => getBillingKeys(tools, subscriberIds),
    deleteBillingKey: (deletion, call) => deleteBillingKey(transport, deletion, call),
    chargeSubscriber: (charge, call) => chargeSubscriber(transport, charge, call),
    paymentsOfSubscriber: (subscriberId, page) => paymentsOfSubscriber(tools, subscriberId, page),
    schedulesOfSubscriber: (subscriberId, query) =>
      schedulesOfSubscriber(tools, subscriberId, query),
    schedulePayments: (scheduling, call) => schedulePayments(transport, scheduling, call),
    unschedulePayments: (unscheduling, call) => unschedulePayments(transport, unscheduling, call),
    moveSchedule: (move, call) => moveSchedule(transport, move, call),
    getSchedule: (orderId) => getSchedule(tools, orderId),
    listSchedules: (query) => listSchedules(tools, query),
    prepareAmount: (preparation, call) => prepareAmount(transport, preparation, call),
    getPreparedAmount: (orderId) => getPreparedAmount(tools, orderId),
  }
}
