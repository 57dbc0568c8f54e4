import './tokens.css'
import './global.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startWords } from './i18n.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

startWords('ko')
createRoot(root).render(
  <StrictMode>
    {/* The page's policy allows no <style> elements, so Base UI must not write any. */}
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>
  </StrictMode>,
)
