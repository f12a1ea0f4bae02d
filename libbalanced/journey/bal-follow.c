/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-follow-private.h"

void
bal_follow_read (const BalEras *eras, guint i, BalFollow *follow)
{
  const BalEra *era = bal_eras_get (eras, i);

  *follow = (BalFollow){ BAL_FOLLOW_NEVER, BAL_FOLLOW_NEVER, FALSE };
  for (guint j = 0; j < eras->eras->len; j++)
    {
      const BalEra *later = bal_eras_get (eras, j);
      gint32 *first = later->key == era->key ? &follow->same : &follow->other;

      if (later->start > era->end)
        *first = MIN (*first, later->start);
      else if (j != i && later->end > era->end)
        follow->is_accompanied = TRUE;
    }
}
