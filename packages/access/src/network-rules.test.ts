/** The whole matrix, role × what is done to a network. */
import { networkId, personId, type Role, roles, schoolId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { mayInNetwork, networkActions, type Viewer } from './index.ts';

const holding = (...held: readonly Role[]): Viewer => ({
  person: personId('somebody'),
  network: networkId('network'),
  roles: held.map((role) => ({
    role,
    school: role === 'facilitator' || role === 'districtLeader' ? null : schoolId('maple'),
  })),
});
const allowed = (viewer: Viewer) => networkActions.filter((action) => mayInNetwork(viewer, action)).join(' ');

test('who may do what to a network', () => {
  expect(Object.fromEntries(roles.map((role) => [role, allowed(holding(role))]))).toEqual({
    teacher: '',
    teacherLeader: '',
    coach: '',
    principal: 'keepFrameworks',
    districtLeader: 'keepFrameworks',
    facilitator: 'nameSchools setTimeZone invite hearOfDisk keepFrameworks',
  });
});

test('of several roles each gives what it gives; who holds none may do nothing', () => {
  expect(allowed(holding('teacher', 'principal'))).toBe('keepFrameworks');
  expect(allowed(holding())).toBe('');
});
