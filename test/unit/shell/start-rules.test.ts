import { describe, expect, test } from 'vitest'
import { refusedAtStart, type StartFacts } from '../../../main/shell/start-rules.ts'

function started(change: Partial<StartFacts>): StartFacts {
  return { isPackaged: true, args: [], env: ORDINARY, uid: 1000, ...change }
}

/** What a desktop session really holds; none of it is a reason to stay closed. */
const ORDINARY = {
  PATH: '/usr/bin',
  HOME: '/home/shop',
  LANG: 'ko_KR.UTF-8',
  DISPLAY: ':0',
  WAYLAND_DISPLAY: 'wayland-0',
  XDG_RUNTIME_DIR: '/run/user/1000',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
  GTK_IM_MODULE: 'ibus',
  QT_IM_MODULE: 'ibus',
  HTTPS_PROXY: 'http://10.0.0.1:3128',
  APPDIR: '/tmp/.mount_Jangbu',
  APPIMAGE: '/home/shop/Jangbu.AppImage',
  LD_LIBRARY_PATH: '/tmp/.mount_Jangbu/usr/lib',
  CHROME_DESKTOP: 'jangbu.desktop',
  ELECTRON_OZONE_PLATFORM_HINT: 'auto',
  SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt',
  ProgramFiles: 'C:\\Program Files',
}

const REFUSED_ARGUMENTS = [
  '--remote-debugging-port=9222',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*',
  '-remote-debugging-port=9222',
  '--REMOTE-DEBUGGING-PORT=9222',
  '--inspect',
  '--inspect=0.0.0.0:9229',
  '--inspect-brk',
  '--inspect-port=1',
  '--inspect-wait',
  '--inspect-publish-uid=http',
  '--debug-brk',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu-sandbox',
  '--disable-setuid-sandbox',
  '--single-process',
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=x',
  '--allow-insecure-localhost',
  '--host-resolver-rules=MAP * 10.0.0.1',
  '--host-rules=MAP * 10.0.0.1',
  '--proxy-server=10.0.0.1:3128',
  '--proxy-pac-url=http://10.0.0.1/a.pac',
  '--proxy-bypass-list=*',
  '--js-flags=--expose-gc',
  '--log-net-log=/tmp/net.json',
  '--net-log-capture-mode=IncludeSensitive',
  '--ssl-key-log-file=/tmp/keys',
  '--enable-logging',
  '--enable-logging=file',
  '--log-file=/tmp/log',
  '--v=2',
  '--load-extension=/tmp/e',
  '--user-data-dir=/tmp/u',
  '--disable-web-security',
  '--enable-features=NetworkServiceInProcess',
  '--enable-blink-features=ShadowRealm',
  '--auth-server-allowlist=*',
  '--renderer-cmd-prefix=gdb',
  '--disable-features=IsolateOrigins',
  '--disable-gpu=1',
  '--ozone-platform=headless',
  '--password-store=basic',
  '--force-device-scale-factor=99',
  '--base-url=http://10.0.0.1',
  '--',
] as const

const REFUSED_NAMES = [
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'node_tls_reject_unauthorized',
  'NODE_EXTRA_CA_CERTS',
  'NODE_DEBUG',
  'NODE_PATH',
  'NODE_V8_COVERAGE',
  'NODE_REPL_EXTERNAL_MODULE',
  'SSLKEYLOGFILE',
  'SslKeyLogFile',
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_NO_ASAR',
  'ELECTRON_OVERRIDE_DIST_PATH',
  'ELECTRON_A_LATER_ONE',
  'CHROME_DEVEL_SANDBOX',
  'CHROME_LOG_FILE',
  'PORTONE_BASE_URL',
  'IAMPORT_API_URL',
  'JANGBU_GATEWAY',
  'JANGBU_STAND_IN_DIR',
  'API_BASE_URL',
  'BASE_URL',
  'API_URL',
] as const

describe('a packaged program', () => {
  test('starts in an ordinary session', () => {
    expect(refusedAtStart(started({}))).toEqual([])
  })

  test.each(REFUSED_ARGUMENTS)('does not start with %s, and says which switch it was', (arg) => {
    const [named, ...others] = refusedAtStart(started({ args: [arg] }))
    expect(others).toEqual([])
    expect(['an argument', arg.split('=', 1)[0]]).toContain(named)
  })

  test.each(REFUSED_NAMES)('does not start with %s in the environment', (name) => {
    expect(refusedAtStart(started({ env: { ...ORDINARY, [name]: '0' } }))).toEqual([name])
    expect(refusedAtStart(started({ env: { ...ORDINARY, [name]: '' } }))).toEqual([name])
  })

  test.each([
    '--ozone-platform=wayland',
    '--ozone-platform-hint=auto',
    '--force-device-scale-factor=1.25',
    '--force-renderer-accessibility',
    '--disable-gpu',
    '-psn_0_12345',
  ])('starts with %s, which is for a screen and opens nothing', (arg) => {
    expect(refusedAtStart(started({ args: [arg] }))).toEqual([])
  })

  test('does not start as root, which has no sandbox', () => {
    expect(refusedAtStart(started({ uid: 0 }))).toEqual(['root'])
  })

  test('starts where users have no numbers', () => {
    expect(refusedAtStart(started({ uid: null }))).toEqual([])
  })

  test('names everything in its way at once', () => {
    const facts = started({ args: ['--inspect', '--v=1'], env: { NODE_OPTIONS: '' }, uid: 0 })
    expect(refusedAtStart(facts)).toEqual(['root', '--inspect', '--v', 'NODE_OPTIONS'])
  })

  test('takes no file, address or text, and repeats none of it', () => {
    for (const arg of ['/home/shop/a.txt', 'jangbu://pay', '4242424242424242', '', '--a b=1']) {
      expect(refusedAtStart(started({ args: [arg] }))).toEqual(['an argument'])
    }
  })

  test('never repeats the value of a switch or of a variable', () => {
    const secret = '4539578763621486'
    const facts = started({ args: [`--proxy-server=${secret}`], env: { NODE_OPTIONS: secret } })
    expect(refusedAtStart(facts).join(' ')).not.toContain(secret)
  })
})

describe('a program that is being developed', () => {
  test('starts with everything', () => {
    const env = Object.fromEntries(REFUSED_NAMES.map((name) => [name, '1']))
    const facts = started({ isPackaged: false, args: REFUSED_ARGUMENTS, env, uid: 0 })
    expect(refusedAtStart(facts)).toEqual([])
  })
})
