/** A seeded account of the sandbox. The mnemonics are public test keys: never use them where money is real. Path m/44'/118'/0'/0/0. */
export type SandboxAccount = { readonly name: string; readonly address: string; readonly mnemonic: string };

/** The accounts of the sandbox genesis, in the order in which a person should be offered them. */
export const SANDBOX_ACCOUNTS: readonly SandboxAccount[] = [
  {
    name: 'alice',
    address: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
    mnemonic:
      'this exclude post property sustain replace uphold company own dune predict elder metal lamp october garbage balance segment among genre weasel dizzy whisper mass',
  },
  {
    name: 'bob',
    address: 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g',
    mnemonic:
      'tooth raise design focus picnic canyon wreck tree food nice tuna surge reject earth great project camera garage kick festival kangaroo mixed evil head',
  },
  {
    name: 'carol',
    address: 'persistence1sswk3q3zx7pu2p7e53j67v69z8r66y9f77kknx',
    mnemonic:
      'spawn come traffic poverty harsh text soon odor force alcohol great else common husband already rapid hint syrup detail year slow fence royal town',
  },
  {
    name: 'dave',
    address: 'persistence1plg0nerd67mcf0pkttj7g09fn8cn3pghzhdpsn',
    mnemonic:
      'detect argue protect rather mushroom mass tortoise sketch enforce blush wing cheese obey peace wasp ball movie virtual wealth brisk gospel filter exchange admit',
  },
  {
    name: 'erin',
    address: 'persistence1n74ngaq85hpvh23v3pvrupd0rqqvq2mzjztgj4',
    mnemonic:
      'great elder aerobic jar general upset chef broken buyer kit lens coil crowd margin air actress door umbrella lens today lady bus ripple dignity',
  },
  {
    name: 'vest-continuous',
    address: 'persistence1tx9zxcjguyly4ek02awtmhthm5mnag2w53h2qd',
    mnemonic:
      'brief palm transfer chalk theory quantum isolate expose early scout popular tent high cup apology sweet double artist name stomach letter bundle neck quarter',
  },
  {
    name: 'vest-delayed',
    address: 'persistence19nsfs57s6230jxt2dkkxnz7nhd8fzualhj2wgz',
    mnemonic:
      'skull kidney rather describe dirt ride feed north screen rotate add share keen top famous enough label echo nasty quantum pen network flavor arrow',
  },
  {
    name: 'vest-periodic',
    address: 'persistence10vue2xy5lmx4evnykc22k8hp84lelf9lvwwxc2',
    mnemonic:
      'toy magnet manual sound forward other giant smoke critic limit force already they shuffle decrease nurse unlock world rookie eight raw moment surprise whisper',
  },
  {
    name: 'vest-permanent',
    address: 'persistence1n3dd67ew4l4e9r3a8qe2jphs0k2gcsvut0jxlg',
    mnemonic:
      'produce penalty topple note income vital urge more injury bike transfer bonus state laptop major siege sauce taxi infant scrub feel garage blouse vacuum',
  },
  {
    name: 'tokenized-shares',
    address: 'persistence108mfht6ygs9yc770amtj8r0n539xqz04tcer4s',
    mnemonic:
      'double jump celery gentle inhale actor upgrade smooth symptom vivid naive banana seek plate stereo swamp frame sign chimney trial zoo coin speak swallow',
  },
  {
    name: 'full-unbonding',
    address: 'persistence1scac4vklhh73pwfkgnf5pl33a0ned7q33frt32',
    mnemonic:
      'relax satoshi deer milk scrap bounce pitch inmate diamond audit ticket magic prevent liberty tenant tribe slogan bachelor uphold attitude chimney choice coach chase',
  },
  {
    name: 'admin',
    address: 'persistence1vclehjdefmpn3a9chg0h2cmc964hx03tdfnssh',
    mnemonic:
      'position jealous tongue brief fade include flag nose quiz diamond topple learn property wish debate palace inform unlock rebuild actual reopen uncover visual over',
  },
  {
    name: 'fees',
    address: 'persistence173r44za2fkyr454a7jlfsrkepsxfc5azs2cjua',
    mnemonic:
      'transfer toy deer embody proof evidence dinner kangaroo trouble tree cage beauty vacuum pioneer marine climb ramp size oil blouse myself height mango bid',
  },
  {
    name: 'relayer',
    address: 'persistence1glhjumssdvs907h29qkpclh87pea7nw07sw450',
    mnemonic:
      'year weather unveil advance pelican material muffin bless gossip inch safe west retreat quote market seek area home shed limit flame either hollow wave',
  },
  {
    name: 'val1',
    address: 'persistence1gw26h56u4dzyyr9588l0mmzluffzwfr8vxmjnz',
    mnemonic:
      'december chuckle goddess spin make captain drama want deal gorilla tent scare frost clock spirit aspect fit kingdom enemy parade cook what mention engage',
  },
  {
    name: 'val2',
    address: 'persistence1ens5mthylwvnmqr23v3u6rw6eed529us6a7yt4',
    mnemonic:
      'caution secret kitten holiday avocado cricket size urban between raise region doll bench vote crisp valve radio amateur resource labor twenty stumble slogan timber',
  },
  {
    name: 'val3',
    address: 'persistence1gvmkap6ryrjz374ttr2n6yjz4my9wfsnjz5ppr',
    mnemonic:
      'enlist crazy pair eagle someone load rich brass clerk mass want sleep motor style budget ocean grid name width split vintage maze half humor',
  },
  {
    name: 'val4',
    address: 'persistence10fxxc9kgkh7yr6r4cqujlmcvqkhl4mt8wkj75f',
    mnemonic:
      'reject purse chat foam afford wrong drastic muffin patient creek open taste loud oyster earn recipe miss bird now crawl sunny couple wrap patient',
  },
  {
    name: 'val5',
    address: 'persistence1rfkvr2z64ywx9mru2zdw2x3hr4gvjyq39jl3rj',
    mnemonic:
      'mixed envelope kangaroo tilt frequent glove rail flip useful what vault decade despair oven sick fossil interest height evidence surge corn skull error harsh',
  },
  {
    name: 'val6',
    address: 'persistence16tfwjguuw3xx7vk4jdkzly37234w2ysuj3jln7',
    mnemonic:
      'shoulder this neither series faint cave adjust hen survey notice grant sponsor change unaware lift fame short mention area frost riot anger lobster carpet',
  },
];
