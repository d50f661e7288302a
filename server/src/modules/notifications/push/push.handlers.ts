import type { PushDevice } from '@spark/contract';
import { invalid, notFound, type Handlers } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { addDevice } from './add-device.ts';
import { deleteDevice, selectDevices, type DeviceRow } from './devices.queries.ts';
import { testDevice } from './push-job.ts';

type Calls = 'listPushDevices' | 'addPushDevice' | 'removePushDevice' | 'testPushDevice';

/** Answers the calls about devices that are told by push. */
export function pushHandlers({ db, push }: Pick<Services, 'db' | 'push'>): Handlers<Calls> {
  const findOwn = async (userId: string, id: string, now: Date) => {
    const own = (await selectDevices(db, userId, now)).find((device) => device.id === id);
    if (own === undefined) throw notFound('device');
    return own;
  };
  return {
    listPushDevices: async ({ viewer, now }) => {
      const rows = await selectDevices(db, viewer.userId, now);
      return { publicKey: push.publicKey, items: rows.map((row) => deviceView(row, viewer.sessionId)) };
    },
    addPushDevice: async ({ body: { endpoint, keys }, viewer, now }) => {
      const subscription = { endpoint, ...keys };
      const fault = push.faultOf(subscription);
      if (fault !== null) {
        const path = fault.part === 'endpoint' ? '/endpoint' : `/keys/${fault.part}`;
        throw invalid({ path, message: fault.message });
      }
      const { userId, sessionId } = viewer;
      const row = await db
        .transaction()
        .execute((trx) => addDevice(trx, { userId, sessionId, subscription, now }));
      return deviceView(row, sessionId);
    },
    removePushDevice: async ({ params, viewer, now }) => {
      await deleteDevice(db, (await findOwn(viewer.userId, params.id, now)).id);
      return undefined;
    },
    testPushDevice: async ({ params, viewer, now }) => {
      const { id } = await findOwn(viewer.userId, params.id, now);
      await db.transaction().execute((trx) => testDevice(trx, id, now));
      return undefined;
    },
  };
}

function deviceView(row: DeviceRow, sessionId: string): PushDevice {
  return {
    id: row.id,
    userAgent: row.user_agent,
    isThis: row.session_id === sessionId,
    createdAt: row.created_at.toISOString(),
    toldAt: row.told_at?.toISOString() ?? null,
  };
}
