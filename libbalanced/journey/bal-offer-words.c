/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-offer-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

static gboolean
read_codes (GStrv wanted,
            GStrv known,
            const char *doing,
            const char *what,
            guint64 *bits,
            GError **error)
{
  if (!wanted)
    return TRUE;
  memset (bits, 0, 4 * sizeof *bits);
  for (guint i = 0; wanted[i]; i++)
    {
      guint index = 0;

      while (known && known[index] && !g_str_equal (known[index], wanted[i]))
        index++;
      if (!known || !known[index])
        {
          g_autofree char *list = known ? g_strjoinv (", ", known) : NULL;

          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND, "%s: there is no %s “%s”, only %s",
                       doing, what, wanted[i], list ? list : "none");
          return FALSE;
        }
      bits[index / 64] |= G_GUINT64_CONSTANT (1) << (index % 64);
    }
  return TRUE;
}

gboolean
bal_offer_mask_read (BalOfferMask *self,
                     const BalOfferWords *wanted,
                     const BalOfferWords *known,
                     const char *doing,
                     GError **error)
{
  guint64 levels[4] = { self->levels };

  if (!read_codes (wanted->strands, known->strands, doing, "strand", self->strands, error) ||
      !read_codes (wanted->levels, known->levels, doing, "level", levels, error) ||
      !read_codes (wanted->stages, known->stages, doing, "stage", self->stages, error))
    return FALSE;
  self->levels = (guint32) levels[0];
  return TRUE;
}
