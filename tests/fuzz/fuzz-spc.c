/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/chart/bal-chart.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/measure/bal-spc-file-private.h"
#include "libbalanced/measure/bal-spc.h"
#include "tests/fuzz/bal-fuzz.h"

/* What can be read can be charted or is refused, and what is charted can be drawn. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = bal_spc_read_csv (bytes, "fuzz", &error);
  g_autoptr (BalSpc) spc = NULL;
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalChart) chart = NULL;
  BalTable *summary = NULL;

  g_assert_true ((table != NULL) == (error == NULL));
  if (table == NULL)
    return 0;
  spc = g_object_new (BAL_TYPE_SPC, "kind",
                      bal_table_lookup_column (table, "value") != NULL ? BAL_SPC_KIND_XMR
                                                                       : BAL_SPC_KIND_P,
                      NULL);
  result = bal_spc_run_table (spc, table, NULL, &error);
  g_assert_true ((result != NULL) == (error == NULL));
  summary = result != NULL ? bal_result_lookup_table (result, "summary") : NULL;
  if (summary == NULL || bal_table_get_n_rows (summary) == 0)
    return 0;
  chart =
    bal_chart_new_spc (result, bal_column_get_text (bal_table_lookup_column (summary, "series"), 0),
                       &error);
  g_assert_no_error (error);
  g_assert_null (strstr (bal_chart_get_svg (chart), "\"nan"));
  g_assert_null (strstr (bal_chart_get_svg (chart), "\"inf"));
  return 0;
}
