// Makes src/chain/gen/ from the .proto files in src/chain/proto/ with buf and ts-proto, offline. The output is checked in.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const template = {
  version: 'v2',
  plugins: [
    {
      local: 'protoc-gen-ts_proto',
      out: 'src/chain/gen',
      opt: [
        'esModuleInterop=true',
        'env=browser',
        'forceLong=bigint',
        'outputServices=none',
        'outputJsonMethods=false',
        'outputPartialMethods=true',
        'outputTypeRegistry=false',
        'useDate=false',
        'importSuffix=.ts',
        'useOptionals=none',
        'enumsAsLiterals=true',
      ],
    },
  ],
};
rmSync('src/chain/gen', { recursive: true, force: true });
execFileSync('npx', ['buf', 'generate', 'src/chain/proto', '--include-imports', '--include-wkt', '--template', JSON.stringify(template)], {
  stdio: 'inherit',
});
