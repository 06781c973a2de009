import { describe } from 'vitest';
import { updateLogContract } from '../../testing/update-log-contract.ts';
import { openMemoryLog } from './memory.ts';

describe('the update log in memory', () => updateLogContract(async () => openMemoryLog()));
