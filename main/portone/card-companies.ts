import { z } from 'zod'
import type { Reply } from './client.ts'
import { lookUp, type LookUpTools } from './look-up.ts'
import { readAll } from './reply-values.ts'

/** A card company by its KFTC code, a text with leading zeros. */
export interface CardCompany {
  readonly code: string
  readonly name: string
}

const company = z.object({
  code: z.string().min(1),
  name: z.string(),
}) satisfies z.ZodType<CardCompany>

/** `GET /cards` (portone-v1.md §3.5), which is authoritative for the codes. */
export function listCardCompanies(tools: LookUpTools): Promise<Reply<readonly CardCompany[]>> {
  return lookUp(tools, '/cards', (response) =>
    readAll(response, (item) => company.safeParse(item).data ?? null),
  )
}
