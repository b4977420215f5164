// What an article costs, from JShell. The executable ccc is a jar too, and holds the SDK; JShell wants the name of a jar:
//   ln -s /usr/local/bin/ccc ccc.jar
//   jshell --class-path ccc.jar quote.jsh
// with CCC_BASE_URL, CCC_USERNAME and CCC_PASSWORD in the environment. Without the last line the prompt stays, with the
// client signed in: try ccc.works().search(…), ccc.account().diagnose()
import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.pricing.*;

// JShell goes on after an exception and ends with 0: look at what it prints, and use ccc where the exit code counts.
CccClient ccc = CccClient.builder().baseUrl(System.getenv("CCC_BASE_URL")).credentials(CccCredentials.fromEnvironment()).build();
PriceOutcome outcome = ccc.pricing().quote(PriceRequest.builder().issn("1092-4388").publicationYear(2004).pages("165-83").build());
System.out.println(outcome.explanation());
ccc.close();
/exit
