/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes are refused with an error of data, or give templates that tell every finding in
 * valid text. */

#include "tests/fuzz/bal-fuzz.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-templates.h"

#define MOST_CODES 64

static BalFinding *
make_finding (void)
{
  const BalFindingFigure figures[] = { { "part", 1241 }, { "whole", 1925 }, { "share", 0.6447 } };
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  g_autoptr (BalFindings) findings = NULL;

  bal_findings_builder_add (builder, "figure-share", "/figures/0", "a review", figures, 3);
  findings = bal_findings_builder_end (builder);

  return g_list_model_get_item (G_LIST_MODEL (findings), 0);
}

static void
check_text (char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL)
    g_assert_true (g_utf8_validate (owned, -1, NULL));
}

static void
check_code (BalTemplates *templates, const char *code)
{
  check_text (bal_templates_dup_title (templates, code, NULL));
  check_text (bal_templates_dup_message (templates, code, "cy_GB"));
  check_text (bal_templates_dup_why (templates, code, "cy"));
  check_text (bal_templates_dup_source (templates, code, ""));
  bal_templates_lookup_severity (templates, code, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTemplates) templates = bal_templates_new_from_bytes (bytes, &error);
  g_autoptr (BalFinding) finding = NULL;
  g_auto (GStrv) codes = NULL;

  if (templates == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == BAL_DATA_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "Reading templates"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  finding = make_finding ();
  check_text (bal_templates_format (templates, finding, NULL));
  check_text (bal_templates_format (templates, finding, "cy"));
  codes = bal_templates_dup_codes (templates);
  for (guint i = 0; codes[i] != NULL && i < MOST_CODES; i++)
    check_code (templates, codes[i]);

  return 0;
}
