/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-crosswalk-private.h"

void
bal_mapping_init (BalMapping *self, BalCrosswalk *crosswalk, BalScheme *from, BalScheme *to)
{
  GListModel *entries = bal_crosswalk_get_entries (crosswalk);

  self->crosswalk = crosswalk;
  self->from = from;
  self->to = to;
  self->n_sources =
    g_new0 (guint, (gsize) g_list_model_get_n_items (bal_scheme_get_terms (to)) + 1);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      const char *const *targets = bal_crosswalk_entry_get_to_codes (bal_item_peek (entries, i));

      for (guint j = 0; targets[j] != NULL; j++)
        {
          const int index = bal_scheme_get_index (to, targets[j]);

          if (index >= 0)
            self->n_sources[index]++;
        }
    }
}

void
bal_mapping_clear (BalMapping *self)
{
  g_clear_pointer (&self->n_sources, g_free);
}

static BalMappingLoss
find_loss (BalCrosswalkEntry *entry, const BalMappedTerm *mapped)
{
  const BalMappingLoss declared =
    entry != NULL ? bal_crosswalk_entry_get_loss (entry) : BAL_MAPPING_LOSS_NONE;

  if (mapped->n_targets == 0)
    return BAL_MAPPING_LOSS_UNMAPPED;
  if (declared != BAL_MAPPING_LOSS_NONE)
    return declared;
  if (mapped->n_targets > 1)
    return BAL_MAPPING_LOSS_SPLIT;

  return mapped->n_sources > 1 ? BAL_MAPPING_LOSS_MERGED : BAL_MAPPING_LOSS_NONE;
}

BalMappedTerm
bal_mapping_find (const BalMapping *self, const char *code)
{
  BalTerm *term = bal_scheme_lookup (self->from, code);
  const char *own = term != NULL ? bal_term_get_code (term) : NULL;
  BalCrosswalkEntry *entry = bal_crosswalk_lookup (self->crosswalk, own != NULL ? own : code);
  BalMappedTerm mapped = { 0 };

  mapped.targets = entry != NULL ? bal_crosswalk_entry_get_to_codes (entry) : NULL;
  for (guint i = 0; mapped.targets != NULL && mapped.targets[i] != NULL; i++)
    {
      const int index = bal_scheme_get_index (self->to, mapped.targets[i]);

      if (index < 0)
        continue;
      mapped.n_targets++;
      mapped.n_sources = MAX (mapped.n_sources, self->n_sources[index]);
    }
  mapped.loss = find_loss (entry, &mapped);

  return mapped;
}
