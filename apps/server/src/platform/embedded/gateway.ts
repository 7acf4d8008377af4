import type { Socket } from 'node:net';
import { channelOf, refusalOf } from './refused-statements.ts';
import type { Session } from './session.ts';
import {
  errorMessage,
  type Message,
  MessageReader,
  query,
  readyMessage,
  type TransactionStatus,
  welcome,
} from './wire.ts';

export interface GatewayOptions {
  readonly session: Session;
  /** Called before each turn outside a failed transaction: sets the session to read only while the disk is too full. */
  readonly beforeTurn: (status: TransactionStatus) => void;
  /** Milliseconds after which a transaction that does nothing is closed: all others wait for it. */
  readonly idleTransaction: number;
  /** Milliseconds after which a statement that waits for its turn is told to come back. */
  readonly patience: number;
}

export interface Gateway {
  accept(socket: Socket): void;
  connections(): number;
  /** Whether somebody is in a transaction or waits for a turn. */
  isBusy(): boolean;
  /** Work between two turns, while no transaction is open. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

interface Connection {
  readonly id: number;
  readonly socket: Socket;
  readonly channels: Set<string>;
  status: TransactionStatus;
}

/** Messages that belong together, up to where the session is in step again. */
interface Turn {
  readonly connection: Connection | undefined;
  readonly since: number;
  take(): Promise<void> | void;
}

/** Milliseconds of turns without a look at the sockets. */
const uninterrupted = 5;

/**
 * Lets many connections share the one session of the embedded database. A connection gets its turn for whole units (up to Sync), so that
 * unnamed statements never mix, and keeps it while its transaction is open.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { session } = options;
  const connections = new Map<number, Connection>();
  let turns: Turn[] = [];
  let owner: Connection | undefined;
  let taking = false;
  let idleTimer: NodeJS.Timeout | undefined;
  let lastId = 0;
  const impatient = setInterval(dismissLate, 1_000);

  function accept(socket: Socket): void {
    lastId += 1;
    const connection: Connection = { id: lastId, socket, channels: new Set(), status: 'I' };
    connections.set(connection.id, connection);
    const reader = new MessageReader();
    let welcomed = false;
    let unit: Message[] = [];
    socket.on('data', (bytes) => {
      // One that was dismissed may have sent more before it heard.
      if (!connections.has(connection.id)) return;
      reader.push(bytes);
      while (!welcomed) {
        const first = reader.nextUntyped();
        if (first === undefined) return;
        welcomed = greet(connection, first);
      }
      for (let next = reader.next(); next !== undefined; next = reader.next()) {
        if (next.type === 'X') return void socket.end();
        // Who flushes waits for half an answer, as cursors do, and may never send the rest.
        if (next.type === 'H') return dismiss(connection, '0A000', 'cursors are not served: page by key');
        unit.push(next);
        if (next.type !== 'S' && next.type !== 'Q') continue;
        const whole = unit;
        unit = [];
        enqueue({ connection, since: performance.now(), take: () => serve(connection, whole) });
      }
    });
    socket.on('error', () => {});
    socket.once('close', () => forget(connection));
  }

  /** True after the start-up message; a client may ask for encryption first, and is told no. */
  function greet({ socket, id }: Connection, first: Buffer): boolean {
    const code = first.readInt32BE(4);
    const encryption = [80_877_103, 80_877_104];
    if (encryption.includes(code)) {
      socket.write('N');
      return false;
    }
    if (code >> 16 !== 3) {
      socket.destroy();
      return true;
    }
    socket.write(welcome(session.parameters, id));
    return true;
  }

  function enqueue(turn: Turn): void {
    turns.push(turn);
    if (!taking) void takeTurns();
  }

  async function takeTurns(): Promise<void> {
    taking = true;
    let heardAt = performance.now();
    for (let turn = nextTurn(); turn !== undefined; turn = nextTurn()) {
      await turn.take();
      if (performance.now() - heardAt < uninterrupted) continue;
      // Now and then the process hears its sockets: pings are answered under any load.
      await new Promise(setImmediate);
      heardAt = performance.now();
    }
    taking = false;
  }

  function nextTurn(): Turn | undefined {
    const index = owner === undefined ? 0 : turns.findIndex((turn) => turn.connection === owner);
    return index < 0 ? undefined : turns.splice(index, 1)[0];
  }

  function serve(connection: Connection, unit: Message[]): void {
    clearTimeout(idleTimer);
    options.beforeTurn(connection.status);
    const answer = session.run(unitOf(unit));
    for (const message of unit) {
      const channel = channelOf(message);
      if (channel !== undefined && !answer.failed) connection.channels.add(channel);
    }
    connection.status = answer.status;
    owner = answer.status === 'I' ? undefined : connection;
    if (owner !== undefined) idleTimer = setTimeout(() => closeIdle(connection), options.idleTransaction);
    connection.socket.write(answer.bytes);
    for (const { channel, bytes } of answer.notifications) tell(channel, bytes);
  }

  function tell(channel: string, bytes: Buffer): void {
    for (const { channels, socket } of connections.values()) if (channels.has(channel)) socket.write(bytes);
  }

  function closeIdle(connection: Connection): void {
    dismiss(connection, '25P03', 'terminating connection due to idle-in-transaction timeout');
  }

  function dismiss(connection: Connection, code: string, message: string): void {
    connection.socket.end(errorMessage({ severity: 'FATAL', code, message }));
    forget(connection);
  }

  function forget(connection: Connection): void {
    if (!connections.delete(connection.id)) return;
    turns = turns.filter((turn) => turn.connection !== connection);
    if (owner !== connection) return;
    clearTimeout(idleTimer);
    session.run(query('rollback'));
    owner = undefined;
    if (!taking) void takeTurns();
  }

  /** Nothing of such a turn was done. Inside a transaction nobody waits but for himself. */
  function dismissLate(): void {
    const now = performance.now();
    const isLate = (turn: Turn) =>
      turn.connection !== undefined && turn.connection !== owner && now - turn.since > options.patience;
    const late = turns.filter(isLate);
    if (late.length === 0) return;
    turns = turns.filter((turn) => !isLate(turn));
    const busy = errorMessage({ severity: 'ERROR', code: '57P03', message: 'the embedded database is busy' });
    for (const { connection } of late) connection?.socket.write(Buffer.concat([busy, readyMessage('I')]));
  }

  return {
    accept,
    connections: () => connections.size,
    isBusy: () => taking || owner !== undefined || turns.length > 0,
    exclusively<T>(work: () => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        enqueue({ connection: undefined, since: performance.now(), take: () => work().then(resolve, reject) });
      });
    },
    close() {
      clearInterval(impatient);
      clearTimeout(idleTimer);
      for (const { socket } of connections.values()) socket.destroy();
    },
  };
}

/** The unit as it came, or a statement that fails with why it is refused: so the session itself answers in step. */
function unitOf(unit: Message[]): Buffer {
  const why = unit.map(refusalOf).find((found) => found !== undefined);
  if (why === undefined) return Buffer.concat(unit.map(({ bytes }) => bytes));
  const text = `Cannot run this on the embedded database: ${why}`;
  return query(`do $$ begin raise exception using errcode = '0A000', message = '${text}'; end $$`);
}
