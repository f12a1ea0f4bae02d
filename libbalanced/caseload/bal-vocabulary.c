/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-vocabulary-private.h"

#include <string.h>

#include "libbalanced/framework/bal-framework-private.h"
#include "libbalanced/framework/bal-scheme.h"
#include "libbalanced/framework/bal-term.h"

#define MAX_WORD 256

static const struct
{
  BalField field;
  BalScheme *(*get) (BalFramework *framework);
} schemes[] = {
  { BAL_FIELD_STRAND, bal_framework_get_strands },
  { BAL_FIELD_LEVEL, bal_framework_get_levels },
  { BAL_FIELD_STAGE, bal_framework_get_stages },
  { BAL_FIELD_NEED_TYPE, bal_framework_get_need_types },
  { BAL_FIELD_NEED_TIER, bal_framework_get_need_tiers },
};

struct _BalVocabulary
{
  BalFramework *framework;       /* owned */
  BalNames *names[BAL_N_FIELDS]; /* owned; nullable */
};

/* NULL when the framework has no such scheme. */
static BalScheme *
get_scheme (const BalVocabulary *self, BalField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (schemes[i].field == field)
        return schemes[i].get (self->framework);
    }
  return NULL;
}

static BalNames *
make_names (BalScheme *scheme)
{
  GListModel *terms = scheme != NULL ? bal_scheme_get_terms (scheme) : NULL;
  guint n_terms = terms != NULL ? g_list_model_get_n_items (terms) : 0;
  g_autofree const char **codes = g_new0 (const char *, (gsize) n_terms + 1);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (BalTerm) term = g_list_model_get_item (terms, i);

      /* A term that was put together may lack one; no record says "". */
      codes[i] = bal_term_get_code (term) != NULL ? bal_term_get_code (term) : "";
    }
  return bal_names_new (codes, n_terms);
}

BalVocabulary *
bal_vocabulary_new (BalFramework *framework)
{
  BalVocabulary *self = g_new0 (BalVocabulary, 1);

  self->framework = framework != NULL ? g_object_ref (framework) : bal_framework_get_default ();
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    self->names[schemes[i].field] = make_names (schemes[i].get (self->framework));
  return self;
}

void
bal_vocabulary_free (BalVocabulary *self)
{
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    bal_names_unref (self->names[i]);
  g_object_unref (self->framework);
  g_free (self);
}

BalFramework *
bal_vocabulary_get_framework (const BalVocabulary *self)
{
  return self->framework;
}

BalNames *
bal_vocabulary_get_names (const BalVocabulary *self, BalField field)
{
  return self->names[field];
}

gboolean
bal_vocabulary_lookup (const BalVocabulary *self,
                       BalField field,
                       const char *text,
                       gsize length,
                       guint *index)
{
  BalScheme *scheme = get_scheme (self, field);
  char word[MAX_WORD];
  int found;

  if (scheme == NULL || length >= sizeof word || memchr (text, '\0', length) != NULL)
    return FALSE;

  memcpy (word, text, length);
  word[length] = '\0';
  found = bal_scheme_get_index (scheme, word);
  *index = found >= 0 ? (guint) found : 0;
  return found >= 0;
}

guint8
bal_vocabulary_get_level_band (const BalVocabulary *self, guint level)
{
  GListModel *terms = bal_scheme_get_terms (bal_framework_get_levels (self->framework));
  g_autoptr (BalTerm) term = g_list_model_get_item (terms, level);

  return (guint8) bal_framework_get_band (term);
}

int
bal_vocabulary_get_stage_intervention (const BalVocabulary *self)
{
  BalScheme *stages = bal_framework_get_stages (self->framework);

  return stages != NULL ? bal_scheme_get_index (stages, "intervention") : -1;
}
