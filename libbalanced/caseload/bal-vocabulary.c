/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-vocabulary-private.h"

#include <string.h>

#define MAX_TERMS 32
#define MAX_ALIASES 4

typedef struct
{
  const char *code;
  const char *aliases[MAX_ALIASES];
  guint8 number;
} Term;

static const Term strands[] = {
  { "family", { "FS", "family-support" }, 0 },
  { "environment", { "EE", "environments", "enabling-environments" }, 1 },
  { "workforce", { "WF" }, 2 },
  { "identification", { "ID" }, 3 },
  { "intervention", { "IN" }, 4 },
  { NULL },
};
static const Term levels[] = {
  { "universal", { "U" }, 1 },
  { "targeted", { "T" }, 2 },
  { "specialist", { "S" }, 3 },
  { NULL },
};
static const Term stages[] = {
  { "pre-identification", { "PRE" }, 0 },
  { "identification", { "IDN" }, 1 },
  { "intervention", { "INT" }, 2 },
  { "evaluation", { "EVA" }, 3 },
  { NULL },
};
static const Term need_types[] = {
  { "SPLD" }, { "MLD" }, { "SLD" }, { "PMLD" }, { "SEMH" }, { "SLCN" }, { "HI" }, { "VI" },
  { "MSI" },  { "PD" },  { "ASD" }, { "OTH" },  { "NSA" },  { "DS" },   { NULL },
};
static const Term need_tiers[] = {
  { "universal", { "U" }, 1 },
  { "targeted", { "T" }, 2 },
  { "specialist", { "S" }, 3 },
  { NULL },
};

typedef struct
{
  const Term *terms;
  const char *codes[MAX_TERMS];
  guint n_codes;
} Scheme;

struct _BalVocabulary
{
  Scheme schemes[BAL_N_FIELDS];
};

static void
add_scheme (BalVocabulary *self, BalField field, const Term *terms)
{
  Scheme *scheme = &self->schemes[field];

  scheme->terms = terms;
  while (terms[scheme->n_codes].code != NULL)
    {
      scheme->codes[scheme->n_codes] = terms[scheme->n_codes].code;
      scheme->n_codes++;
    }
}

BalVocabulary *
bal_vocabulary_new (void)
{
  BalVocabulary *self = g_new0 (BalVocabulary, 1);

  add_scheme (self, BAL_FIELD_STRAND, strands);
  add_scheme (self, BAL_FIELD_LEVEL, levels);
  add_scheme (self, BAL_FIELD_STAGE, stages);
  add_scheme (self, BAL_FIELD_NEED_TYPE, need_types);
  add_scheme (self, BAL_FIELD_NEED_TIER, need_tiers);
  return self;
}

void
bal_vocabulary_free (BalVocabulary *self)
{
  g_free (self);
}

const char *const *
bal_vocabulary_get_codes (const BalVocabulary *self, BalField field)
{
  return self->schemes[field].codes;
}

guint
bal_vocabulary_get_n_codes (const BalVocabulary *self, BalField field)
{
  return self->schemes[field].n_codes;
}

static gboolean
term_is (const Term *term, const char *text, gsize length)
{
  char number[8];

  if (bal_caseload_schema_same_word (term->code, text, length))
    return TRUE;
  for (guint i = 0; i < MAX_ALIASES && term->aliases[i] != NULL; i++)
    {
      if (bal_caseload_schema_same_word (term->aliases[i], text, length))
        return TRUE;
    }
  g_snprintf (number, sizeof number, "%u", term->number);
  return term->aliases[0] != NULL && bal_caseload_schema_same_word (number, text, length);
}

gboolean
bal_vocabulary_lookup (const BalVocabulary *self,
                       BalField field,
                       const char *text,
                       gsize length,
                       guint *index)
{
  const Scheme *scheme = &self->schemes[field];

  for (guint i = 0; i < scheme->n_codes; i++)
    {
      if (term_is (&scheme->terms[i], text, length))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

guint8
bal_vocabulary_get_level_band (const BalVocabulary *self, guint level)
{
  return (guint8) (level + 1);
}

int
bal_vocabulary_get_stage_intervention (const BalVocabulary *self)
{
  return 2;
}
