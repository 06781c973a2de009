import { describe } from 'vitest';
import { fanOutContract } from '../../testing/fan-out-contract.ts';
import { fanOutHub } from './memory.ts';

describe('the fan-out in memory', () => fanOutContract(async () => fanOutHub()));
