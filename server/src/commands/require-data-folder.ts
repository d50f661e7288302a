import { access, constants, mkdir } from 'node:fs/promises';
import { CommandError } from './command-error.ts';

/** As root PostgreSQL runs as another user, who has to come through; what lies there is still for nobody else to list. */
const mode = process.getuid?.() === 0 ? 0o711 : 0o700;

/** Makes the data folder, or refuses to go on when this user may not write into it. */
export async function requireDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new CommandError(
      `The data folder ${dataDir} cannot be written by this user. ` +
        'Start Spark as the user who owns it, or set SPARK_DATA_DIR to another folder.',
      { cause },
    );
  }
}
